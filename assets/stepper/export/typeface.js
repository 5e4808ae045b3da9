// The page's typeface as a style sheet of its own: a picture made of an SVG may load nothing from outside.

/** The @font-face rule of an element's typeface with the font in it, or nothing if it cannot be had. */
export async function typefaceOf(element) {
  const { fontFamily } = getComputedStyle(element);
  const family = fontFamily.split(",")[0].replaceAll('"', "");
  const rule = [...document.styleSheets].flatMap(rulesOf).find((each) => isUpright(each, family));
  const address = rule?.style.getPropertyValue("src").match(/url\("(.+?)"\)/)?.[1];
  if (!address) return "";
  try {
    const file = await fetch(new URL(address, rule.parentStyleSheet.href ?? document.baseURI));
    return rule.cssText.replace(address, await dataAddress(await file.blob()));
  } catch {
    return "";
  }
}

/** A style sheet of another host keeps its rules to itself. */
function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

function isUpright(rule, family) {
  return rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").includes(family)
    && rule.style.getPropertyValue("font-style") !== "italic";
}

function dataAddress(blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
}
