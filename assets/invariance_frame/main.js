// The place of the picture under the hand: its code comes once, and each experiment alone after it.

import { mountWhenHere } from "../frame.js";

/** @param {import("../invariance/types.d.ts").BoardMount} mount */
export default function mountInvariance(mount) {
  return mountWhenHere(mount, "poolingInvariance");
}
