// What a page with the widget has to show, whatever it is built with. The functions run in the page.

/** The banner's headline, once there is one. */
export const headline = () => {
  const element = document.querySelector('status-widget');
  const found = element && element.shadowRoot && element.shadowRoot.querySelector('[part~=headline]');
  return found && found.textContent;
};

/** Opens the details. */
export const open = () => {
  document.querySelector('status-widget').shadowRoot.querySelector('[part~=toggle]').click();
  return true;
};

/** The first post as markup shows it, once it is markup. */
export const strong = () => {
  const found = document.querySelector('status-widget').shadowRoot.querySelector('[part~=update-body] strong');
  return found && found.textContent;
};

/** The first post's text. */
export const body = () => {
  const found = document.querySelector('status-widget').shadowRoot.querySelector('[part~=update-body]');
  return found && found.textContent;
};
