// The page's typeface as a style sheet of its own: a picture made of an SVG may load nothing from outside.

/**
 * The
 * @font-face rule of an element's typeface with the font in it, or nothing if it cannot be had.
 * @param {Element} element
 */
export async function typefaceOf(element) {
  const { fontFamily } = getComputedStyle(element);
  const family = fontFamily.split(",")[0].replaceAll('"', "");
  const rule = [...document.styleSheets].flatMap(facesOf).find((face) => isUpright(face, family));
  const address = rule?.style.getPropertyValue("src").match(/url\("(.+?)"\)/)?.[1];
  if (!rule || !address) return "";
  try {
    const file = await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI));
    return rule.cssText.replace(address, await dataAddress(await file.blob()));
  } catch {
    return "";
  }
}

/** A style sheet of another host keeps its rules to itself. @param {CSSStyleSheet} sheet */
function facesOf(sheet) {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
  } catch {
    return [];
  }
}

/** @param {CSSFontFaceRule} face @param {string} family */
function isUpright({ style }, family) {
  return style.getPropertyValue("font-family").includes(family)
    && style.getPropertyValue("font-style") !== "italic";
}

/** @param {Blob} blob @returns {Promise<string>} */
function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = reject;
    reader.readAsDataURL(blob);
  });
}
