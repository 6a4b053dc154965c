// The page with a plan, made quicker: links and forms change it in place. It works without.
import './board.js';
import { follow, moveChosen, say, send } from './page.js';

/** Whether a click is meant for this window. @param {MouseEvent} event */
const isPlain = event =>
  !event.defaultPrevented && !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-plan]') : null;
  if (!(link instanceof HTMLAnchorElement) || !isPlain(event)) return;
  event.preventDefault();
  void follow(link.href);
});

document.addEventListener('submit', event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches('[data-plan]') || event.defaultPrevented) return;
  event.preventDefault();
  const button = event.submitter;
  if (button instanceof HTMLButtonElement && button.name === 'move') {
    void moveChosen();
  } else {
    void send(form, button);
  }
});

addEventListener('popstate', () => void follow(location.href, { push: false }));

// Undo and redo from wherever one is, but where one writes.
document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  if (event.target instanceof Element && event.target.matches('input, select, textarea')) return;
  const key = event.key.toLowerCase();
  const which = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
  if (!which) return;
  event.preventDefault();
  const form = document.getElementById(`plan-${which}`);
  if (form instanceof HTMLFormElement) {
    void send(form, null);
  } else {
    const words = JSON.parse(document.querySelector('platsa-board')?.getAttribute('data-words') ?? '{}');
    say((which === 'undo' ? words.nothingToUndo : words.nothingToRedo) ?? '');
  }
});

// Without a network nothing is lost: every change is stored before the page shows it.
const offline = document.getElementById('plan-offline');
addEventListener('offline', () => offline && (offline.hidden = false));
addEventListener('online', () => {
  if (!offline || offline.hidden) return;
  offline.hidden = true;
  const failed = document.getElementById('plan-failed');
  if (failed) failed.hidden = true;
  say(offline.dataset.back ?? '');
});
