// What each cell of the board costs for a placement: one question, one answer for the whole board.

/**
 * @typedef {object} Price
 * @property {string} [supervisorId] with whom, of one placement
 * @property {string} unitId
 * @property {string} periodId
 * @property {boolean} [current] whether the placement is there
 * @property {{cost: {hard: number, medium: number, soft: number}, byConstraint: Record<string, number>}} difference what the plan would cost more, in all and by rule
 * @property {Record<string, number>} breaks hard rules that it would break
 */

/** A cell's key. @param {string | undefined} unit @param {string | undefined} period */
export const keyOf = (unit, period) => JSON.stringify([unit, period]);

/** Prices of one placement, or of several together, in one plan. */
export class Prices {
  /** @param {Price[]} all */
  constructor(all) {
    /** @type {Map<string, Price>} */
    this.byCell = new Map(all.map(price => [keyOf(price.unitId, price.periodId), price]));
    /** Places that break no rule, the best first. */
    this.order = all.filter(price => !price.current && isPossible(price)).sort(byCost);
    this.best = new Set(this.order.slice(0, 6));
  }

  /** @param {string} resource @param {string[]} placements */
  static async of(resource, placements) {
    const asked = new URLSearchParams(placements.map(id => ['placementId', id]));
    const response = await fetch(`${resource}/${placements.length === 1 ? 'cells' : 'group-cells'}?${asked}`);
    if (!response.ok) throw new Error(String(response.status));
    return new Prices(await response.json());
  }
}

/** @param {Price} price */
export const isPossible = price => Object.keys(price.breaks).length === 0;

/** @param {Price} one @param {Price} other */
function byCost(one, other) {
  const a = one.difference.cost;
  const b = other.difference.cost;
  return a.hard - b.hard || a.medium - b.medium || a.soft - b.soft;
}

/** Says prices in the page's language. */
export class Wording {
  /** @param {any} words */
  constructor(words) {
    this.words = words;
    this.numbers = new Intl.NumberFormat(document.documentElement.lang);
  }

  /** A text with its values. @param {string} key @param {...(string | number)} values */
  text(key, ...values) {
    return values.reduce((/** @type {string} */ text, value, i) => text.replace(`{${i}}`, () => String(value)), this.words[key] ?? '');
  }

  /** In a cell: the price with its sign, or the first reason. @param {Price} price */
  brief(price) {
    if (!isPossible(price)) return this.reasons(price)[0] ?? '';
    return this.signed(price.difference.cost.soft);
  }

  /** In a sentence. @param {Price | undefined} price */
  full(price) {
    if (!price) return this.words.noPrice;
    if (price.current) return this.words.here;
    const more = price.difference.cost.soft;
    const cost = more === 0 ? this.words.same : this.text(more > 0 ? 'more' : 'less', this.numbers.format(Math.abs(more)));
    const parts = isPossible(price) ? [] : [this.text('breaks', this.reasons(price).join(', '))];
    const mended = this.mended(price);
    if (mended.length > 0) parts.push(this.text('mends', mended.join(', ')));
    return [...parts, cost].join('; ');
  }

  /** Hard rules that would be broken less than now. @param {Price} price */
  mended(price) {
    return Object.entries(price.difference.byConstraint)
      .filter(([id, more]) => more < 0 && id in this.words.reasons)
      .map(([id]) => this.words.rules[id] ?? id);
  }

  /** A number with its sign. @param {number} more */
  signed(more) {
    return more === 0 ? '±0' : (more > 0 ? '+' : '−') + this.numbers.format(Math.abs(more));
  }

  /**
   * The key figures as they would be, and which wishes change most.
   * @param {Price} price
   * @param {{cost: number, placed: number}} now
   * @param {number} placedMore how many would get a place
   */
  figures(price, now, placedMore) {
    const more = price.difference.cost.soft;
    const parts = [this.text('newCost', this.numbers.format(now.cost + more), this.signed(more))];
    if (placedMore > 0) parts.push(this.text('newPlaced', this.numbers.format(now.placed + placedMore), this.signed(placedMore)));
    const wishes = Object.entries(price.difference.byConstraint)
      .filter(([id]) => !(id in this.words.reasons))
      .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .slice(0, 3)
      .map(([id, cost]) => `${this.words.rules[id] ?? id} ${this.signed(cost)}`);
    return [...parts, ...wishes].join(' · ');
  }

  /** What lies farthest from being changed first. @param {Price} price */
  reasons(price) {
    const first = ['periodAllowed', 'unitKind', 'unitExcluded', 'unitRequirement', 'travelLimit', 'studentOverlap', 'placementOrder', 'noRepeat', 'unitClosed', 'apart', 'unitCapacity'];
    const place = (/** @type {string} */ id) => (first.includes(id) ? first.indexOf(id) : first.length);
    return Object.keys(price.breaks).sort((a, b) => place(a) - place(b)).map(id => this.words.reasons[id] ?? id);
  }
}
