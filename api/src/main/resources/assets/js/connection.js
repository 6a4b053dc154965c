// @ts-check
// What a page says while it does not hear the service: since when, when it asks again, and that it
// is back. The countdown is seen; a screen reader hears only what is new.

/** Pauses between two attempts, in seconds; the last one stays. */
const PAUSES = [3, 5, 10, 20, 30];
/** How long it is seen that the service is back, in milliseconds. */
const SEEN_BACK = 10000;

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The connection with the service, of a page with the notices `connection` and `connection-back`. */
export class Connection {
  /**
   * @param {() => Promise<boolean>} ask asks the service, and says whether it is heard again
   * @param {(text: string) => void} say has a text read out
   */
  constructor(ask, say) {
    this.ask = ask;
    this.say = say;
    this.isHeard = true;
    this.isAsking = false;
    this.attempts = 0;
    this.next = 0;
    this.heardAt = new Date();
    this.notice = byId('connection');
    this.healed = byId('connection-back');
    this.clock = byId('connection-in');
    byId('connection-now').addEventListener('click', () => void this.attempt(true));
    window.addEventListener('offline', () => this.lost());
    window.addEventListener('online', () => void this.attempt(false));
    window.setInterval(() => this.tick(), 1000);
  }

  /** The service was heard just now. */
  heard() {
    this.heardAt = new Date();
  }

  /** The service is not heard: that is said at once, and it is asked again soon. */
  lost() {
    if (!this.isHeard) return;
    this.isHeard = false;
    this.attempts = 0;
    this.healed.hidden = true;
    byId('connection-since').textContent = this.word('since', this.heardAt.toLocaleTimeString('sv', { timeZone: 'Europe/Stockholm' }));
    this.notice.hidden = false;
    this.wait();
    this.say(`${byId('connection-lost').textContent} ${this.word('again', PAUSES[0])}`);
  }

  /** The service is heard again. */
  back() {
    this.heard();
    if (this.isHeard) return;
    this.isHeard = true;
    const hadFocus = this.notice.contains(document.activeElement);
    this.notice.hidden = true;
    this.healed.hidden = false;
    if (hadFocus) document.getElementById('title')?.focus();
    this.say(this.healed.innerText);
    window.setTimeout(() => (this.healed.hidden = true), SEEN_BACK);
  }

  wait() {
    this.next = performance.now() + 1000 * PAUSES[Math.min(this.attempts, PAUSES.length - 1)];
    this.show();
  }

  show() {
    const seconds = Math.max(0, Math.ceil((this.next - performance.now()) / 1000));
    this.clock.textContent = this.isAsking ? this.word('trying') : this.word('again', seconds);
  }

  tick() {
    if (this.isHeard) return;
    this.show();
    if (performance.now() >= this.next) void this.attempt(false);
  }

  /** @param {boolean} isAsked whether somebody asked for it, who then hears what came of it */
  async attempt(isAsked) {
    if (this.isHeard || this.isAsking) return;
    this.isAsking = true;
    this.show();
    const isBack = await this.ask();
    this.isAsking = false;
    if (isBack) {
      this.back();
      return;
    }
    this.attempts++;
    this.wait();
    if (isAsked) this.say(this.word('still', Math.ceil((this.next - performance.now()) / 1000)));
  }

  /** @param {string} name of a text of the notice @param {string | number} [value] */
  word(name, value = '') {
    return (this.notice.dataset[name] ?? '').replace('{0}', String(value));
  }
}
