// Which step is shown, and playing. Knows nothing of the picture: it calls `onStep` and `onPlay`.

/** @import { Model } from "../model/types.d.ts" */
/** @typedef {ReturnType<typeof makePlayer>} Player */

const SPEEDS = [0.5, 1, 2, 4, 8]; // steps a second
const FAST_SPEEDS = [30, 60, 250, 1000]; // offered when there are many steps
const FRAMES = 60; // a second, on most screens
const MOST_CATCH_UP = 4; // frames made up for in one, after a frame that came late
const MANY_STEPS = 48;
export const PASS = 2; // seconds for all steps, at the highest speed
const PICTURE_SPEED = 60;
const REST = 2.5; // seconds on the last step before a loop starts again

/** The speed that makes the whole pass, if there are so many steps that it is offered. @param {number} total */
export function passSpeed(total) {
  return total > MANY_STEPS ? total / PASS : undefined;
}

/** The speeds on offer; with many steps the highest makes the whole pass. @param {number} total */
export function speedsFor(total) {
  const pass = passSpeed(total);
  return pass ? [...SPEEDS, ...FAST_SPEEDS.filter((speed) => speed < pass), pass] : SPEEDS;
}

/** @param {() => void} onStep @param {() => void} onPlay */
export function makePlayer(onStep, onPlay) {
  return { step: 0, total: 1, cols: 1, slice: 1, playing: false, speed: 1, frame: 0, owed: 0, before: 0,
    loops: false, waitsAt: /** @type {number | null} */ (null), waits: false, // a film for an answer, at a step
    pictures: false, otherSpeed: PICTURE_SPEED, onStep, onPlay };
}

/**
 * Play the steps of other numbers. Cells and pictures each keep their own speed: one step a second would take a
 * picture a day.
 * @param {Player} player @param {Model} model
 */
export function fitPlayer(player, { total, output, pictures = false }) {
  Object.assign(player, { total, cols: output.cols, slice: output.rows * output.cols });
  if (pictures !== player.pictures) [player.speed, player.otherSpeed] = [player.otherSpeed, player.speed];
  player.pictures = pictures;
  if (total < 2) pause(player);
}

/** Go to a step, clamped; says so only when it changes. @param {Player} player @param {number} step */
export function goTo(player, step) {
  const next = Math.max(0, Math.min(step, player.total - 1));
  if (next === player.step) return;
  player.step = next;
  player.onStep();
}

/** A learner's own move ends playing. @param {Player} player @param {number} steps */
export function moveBy(player, steps) {
  pause(player);
  goTo(player, player.step + steps);
}

/** One row of outputs up or down; stays where it is at the edge. @param {Player} player @param {number} rows */
export function moveRows(player, rows) {
  moveIfInside(player, rows * player.cols);
}

/** One slice of outputs on or back; stays where it is at the end. @param {Player} player @param {number} slices */
export function moveSlices(player, slices) {
  moveIfInside(player, slices * player.slice);
}

/** @param {Player} player @param {number} steps */
function moveIfInside(player, steps) {
  const next = player.step + steps;
  if (next >= 0 && next < player.total) moveBy(player, steps);
}

/** @param {Player} player */
export function togglePlay(player) {
  if (player.playing) pause(player);
  else play(player);
}

/** Play from here; from the start if this is the last step. @param {Player} player */
export function play(player) {
  if (player.total < 2 || player.playing) return;
  if (atEnd(player)) goTo(player, 0);
  Object.assign(player, { playing: true, owed: 0, before: 0 });
  player.frame = requestAnimationFrame((now) => playFrame(player, now));
  player.onPlay();
}

/** @param {Player} player */
export function pause(player) {
  if (!player.playing) return;
  cancelAnimationFrame(player.frame);
  player.playing = false;
  player.onPlay();
}

/**
 * Time owed is kept from frame to frame, and half a frame may be lent: so 60 a second is a step every frame.
 * @param {Player} player @param {number} now
 */
function playFrame(player, now) {
  if (player.step === player.waitsAt) return wait(player);
  const elapsed = player.before ? Math.min(now - player.before, 250) : 0;
  player.before = now;
  player.owed += (elapsed / 1000) * player.speed;
  const most = player.waitsAt !== null ? 1 : Math.ceil((MOST_CATCH_UP * Math.max(player.speed, FRAMES)) / FRAMES);
  const lent = Math.min(player.speed / FRAMES / 2, 0.5);
  const due = Math.min(Math.floor(player.owed + lent), most);
  if (due > 0) advance(player, due);
  if (atEnd(player) && !player.loops) pause(player);
  else player.frame = requestAnimationFrame((next) => playFrame(player, next));
  return undefined;
}

/** @param {Player} player */
function wait(player) {
  Object.assign(player, { playing: false, waits: true });
  player.onPlay();
}

/**
 * A film waits at a step. One that waits at another goes on from there; null waits nowhere.
 * @param {Player} player @param {number | null} step
 */
export function waitAt(player, step) {
  player.waitsAt = step;
  if (!player.waits || player.step === step) return;
  player.waits = false;
  play(player);
  player.owed = 1 - REST * player.speed;
}

/** Nobody waits for an answer any more: somebody else has taken over. @param {Player} player */
export function waitNoMore(player) {
  Object.assign(player, { waitsAt: null, waits: false });
}

/** A loop rests on its last step: it owes no step for a while. @param {Player} player @param {number} due */
function advance(player, due) {
  player.owed = Math.min(player.owed - due, 1);
  goTo(player, atEnd(player) ? 0 : player.step + due);
  if (atEnd(player)) player.owed = 1 - REST * player.speed;
}

/** @param {Player} player */
function atEnd(player) {
  return player.step === player.total - 1;
}
