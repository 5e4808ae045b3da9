// The lesson's place on the page: its code comes once, and each chapter alone after it.

import { mountWhenHere } from "../frame.js";

/** @param {import("../lesson/types.d.ts").LessonMount} mount */
export default function mountLesson(mount) {
  return mountWhenHere(mount, "poolingLesson");
}
