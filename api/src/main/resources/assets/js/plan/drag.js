// Lifts and drops by mouse, pen and finger. A finger lifts by staying a moment, so that it can still scroll.
// A mouse that is drawn over the board beside its chips chooses those in the box.
import { chooseAll, clear, told } from './chosen.js';
import { say, write } from './page.js';

const FAR_ENOUGH = 5;
const LONG_ENOUGH = 350;
const EDGE = 48;

/** Dragging on a board. */
export class Drag {
  /** @param {any} board @param {AbortSignal} signal ends it */
  constructor(board, signal) {
    this.board = board;
    this.hasDragged = false;
    this.frame = 0;
    /** @type {{chip: HTMLElement, id: number, x: number, y: number, wait: number, isOn: boolean, ghost: HTMLElement | null, tip: HTMLElement | null} | null} */
    this.held = null;
    signal.addEventListener('abort', () => this.end());
    board.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => this.take(event), { signal });
    board.addEventListener('dragstart', (/** @type {Event} */ event) => event.preventDefault(), { signal });
    board.addEventListener('contextmenu', (/** @type {Event} */ event) => this.held?.isOn && event.preventDefault(), { signal });
    board.addEventListener('touchmove', (/** @type {TouchEvent} */ event) => this.held?.isOn && event.preventDefault(), { passive: false, signal });
    addEventListener('pointermove', event => this.move(event), { signal });
    addEventListener('pointerup', event => this.let(event, true), { signal });
    addEventListener('pointercancel', event => this.let(event, false), { signal });
    addEventListener('keydown', event => event.key === 'Escape' && this.stop(), { signal });
    // A click that only ends a drag opens nothing.
    board.addEventListener('click', (/** @type {MouseEvent} */ event) => {
      if (!this.hasDragged) return;
      this.hasDragged = false;
      event.preventDefault();
      event.stopPropagation();
    }, { capture: true, signal });
  }

  /** @param {PointerEvent} event */
  take(event) {
    this.hasDragged = false;
    const target = event.target instanceof Element ? event.target : null;
    const chip = target?.closest('.chip') ?? null;
    if (!target?.closest('a') && target?.closest('.cell') && event.pointerType === 'mouse' && event.button === 0 && !this.board.lifted) {
      this.draw(event);
      return;
    }
    if (!(chip instanceof HTMLElement) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || this.held || this.board.lifted) return;
    const isTouch = event.pointerType === 'touch';
    const wait = isTouch ? window.setTimeout(() => this.begin(), LONG_ENOUGH) : 0;
    this.held = { chip, id: event.pointerId, x: event.clientX, y: event.clientY, wait, isOn: false, ghost: null, tip: null };
    // What it costs is asked for as soon as somebody seems to want to know.
    if (!isTouch) this.board.prices(this.board.meant(chip.dataset.p)).catch(() => undefined);
  }

  /** Draws a box, and chooses whoever is in it when the mouse is let go. @param {PointerEvent} start */
  draw(start) {
    const ending = new AbortController();
    const { signal } = ending;
    const adds = start.ctrlKey || start.metaKey || start.shiftKey;
    const box = document.createElement('div');
    box.className = 'board-box';
    const span = (/** @type {PointerEvent} */ event) => ({
      left: Math.min(start.clientX, event.clientX),
      top: Math.min(start.clientY, event.clientY),
      right: Math.max(start.clientX, event.clientX),
      bottom: Math.max(start.clientY, event.clientY),
    });
    const end = () => {
      ending.abort();
      box.remove();
    };
    start.preventDefault();
    addEventListener('pointermove', event => {
      const { left, top, right, bottom } = span(event);
      if (!box.isConnected && Math.hypot(right - left, bottom - top) <= FAR_ENOUGH) return;
      if (!box.isConnected) document.body.append(box);
      box.style.transform = `translate(${left}px, ${top}px)`;
      box.style.width = `${right - left}px`;
      box.style.height = `${bottom - top}px`;
    }, { signal });
    addEventListener('pointerup', event => {
      const wasDrawn = box.isConnected;
      const area = span(event);
      end();
      if (!wasDrawn) {
        if (!adds) clear();
        this.board.enter(start.target instanceof Element ? start.target.closest('.cell') : null, true);
        return;
      }
      const inside = [...this.board.querySelectorAll('.chip')].filter(chip => {
        const at = chip.getBoundingClientRect();
        return at.left < area.right && at.right > area.left && at.top < area.bottom && at.bottom > area.top;
      });
      chooseAll(inside.map(chip => chip.dataset.p), adds);
      say(told());
    }, { signal });
    addEventListener('pointercancel', end, { signal });
    addEventListener('keydown', event => event.key === 'Escape' && end(), { signal });
  }

  begin() {
    const held = this.held;
    if (!held || held.isOn || !this.board.isConnected) return;
    held.isOn = true;
    const ghost = document.createElement('div');
    ghost.className = 'board-ghost';
    ghost.setAttribute('aria-hidden', 'true');
    const chip = /** @type {HTMLElement} */ (held.chip.cloneNode(true));
    chip.classList.remove('chosen');
    const others = this.board.meant(held.chip.dataset.p).length - 1;
    chip.removeAttribute('href');
    chip.removeAttribute('data-p');
    chip.tabIndex = -1;
    const tip = document.createElement('span');
    tip.className = 'tip';
    if (others > 0) {
      const more = document.createElement('b');
      more.className = 'more-lifted';
      more.textContent = `+${others}`;
      chip.append(more);
    }
    ghost.append(chip, tip);
    document.body.append(ghost);
    held.ghost = ghost;
    held.tip = tip;
    getSelection()?.removeAllRanges();
    void this.board.lift(held.chip, true);
    this.place();
    this.scroll();
  }

  /** @param {PointerEvent} event */
  move(event) {
    const held = this.held;
    if (!held || event.pointerId !== held.id) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR_ENOUGH;
    if (!held.isOn && far && event.pointerType === 'touch') {
      this.stop();
      return;
    }
    if (!held.isOn && !far) return;
    held.x = event.clientX;
    held.y = event.clientY;
    if (!held.isOn) {
      this.begin();
    } else if (!this.frame) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.place();
      });
    }
  }

  /** Puts the ghost under the pointer, and says what is under it. */
  place() {
    const held = this.held;
    if (!held?.ghost || !held.tip) return;
    if (!this.board.lifted) {
      // The prices could not be fetched, and it was let go.
      this.stop();
      return;
    }
    held.ghost.style.transform = `translate(${held.x + 8}px, ${held.y + 10}px)`;
    const under = document.elementFromPoint(held.x, held.y);
    const cell = under && this.board.contains(under) ? under.closest('.cell') : null;
    this.board.hover(cell, false);
    write(held.tip, cell ? this.board.told(cell) : '');
  }

  /** Scrolls the board while the pointer is at its edge. */
  scroll() {
    const held = this.held;
    if (!held?.isOn) return;
    const area = /** @type {HTMLElement} */ (this.board.querySelector('.board-scroll'));
    const box = area.getBoundingClientRect();
    const step = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) =>
      at < from + EDGE ? -14 : at > to - EDGE ? 14 : 0;
    const right = step(held.x, box.left + 160, box.right);
    const down = step(held.y, box.top + 40, Math.min(box.bottom, innerHeight));
    if (right || down) {
      area.scrollBy(right, down);
      this.place();
    }
    requestAnimationFrame(() => this.scroll());
  }

  /** @param {PointerEvent} event @param {boolean} drops */
  let(event, drops) {
    const held = this.held;
    if (!held || event.pointerId !== held.id) return;
    const wasOn = held.isOn;
    if (wasOn && drops) {
      held.x = event.clientX;
      held.y = event.clientY;
      this.place();
    }
    this.end();
    if (!wasOn) return;
    this.hasDragged = true;
    setTimeout(() => (this.hasDragged = false));
    if (drops) {
      void this.board.drop(true);
    } else {
      this.board.cancel(false);
    }
  }

  /** Stops without dropping. */
  stop() {
    const wasOn = this.held?.isOn;
    this.end();
    if (wasOn) this.board.cancel(false);
  }

  end() {
    const held = this.held;
    this.held = null;
    if (!held) return;
    clearTimeout(held.wait);
    held.ghost?.remove();
  }
}
