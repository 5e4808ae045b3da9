// The stepper's place on the page. Its code is 220 KB and comes in a message of its own, which is always the same
// and so travels once; the messages that mount it here carry nothing but numbers.

import { mountWhenHere } from "../frame.js";

/** @import { Mount } from "../stepper/payload.d.ts" */

/** @param {Omit<Mount, "data"> & { data: [Mount["data"]] }} mount */
export default function mountStepper(mount) {
  return mountWhenHere({ ...mount, data: mount.data[0] }, "poolingStepper");
}
