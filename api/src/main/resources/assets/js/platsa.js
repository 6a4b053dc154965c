// What pages can do better with a script. Every page works without it.
document.documentElement.classList.add('with-script');

// A button that shows and hides what is typed in a password field.
document.addEventListener('click', event => {
  const button = event.target.closest('button[data-reveals]');
  if (!button) return;
  const field = document.getElementById(button.dataset.reveals);
  const shown = field.type === 'password';
  field.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
});

// A button that copies a text, and says so where a screen reader hears it.
document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-copies]');
  if (!button) return;
  const text = document.getElementById(button.dataset.copies).textContent.trim();
  const said = document.getElementById(button.dataset.says);
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = button.dataset.copied;
  } catch {
    getSelection().selectAllChildren(document.getElementById(button.dataset.copies));
    said.textContent = button.dataset.notCopied;
  }
});

// A button that prints the page.
document.addEventListener('click', event => {
  if (event.target.closest('button[data-prints]')) print();
});

// A form is sent once, however often its button is pressed.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'get') return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'true';
});
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
