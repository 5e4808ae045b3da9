// What a browser tab shows to get its own photo back after a reload. It stays in the tab: no link, no cookie has it.

const NAME = "poolingPhotoOwner";

/** @param {{ data: { owner: string }, setStateValue: (name: string, value: string) => void }} mount */
export default function keepOwner({ data, setStateValue }) {
  try {
    if (data.owner) sessionStorage.setItem(NAME, data.owner);
    else tell(sessionStorage.getItem(NAME));
  } catch {
    // The browser keeps nothing for this page: the photo stays until a reload.
  }

  /** @param {string | null} owner */
  function tell(owner) {
    if (owner) setStateValue("owner", owner);
  }
}
