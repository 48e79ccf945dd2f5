// What an app does when it starts: it wires up what its server has written. It moves nothing.
for (const row of document.querySelectorAll('#tickets li')) {
  row.addEventListener('click', () => row.toggleAttribute('aria-selected'));
}
