// A body on the page: nodes made anew from its parts. It reads no markup.
import css from '#body-style';

let dress;

/** Says what gives a shadow root a style. */
export function dressBy(dresser) {
  dress = dresser(css);
}

/** Shows the parts of a body, as src/body/door.rs words them, in place of what is there. */
export function show(place, parts) {
  dress(place.getRootNode());
  place.textContent = '';
  for (const part of parts) {
    const text = part.slice(1);
    if (part[0] === '"') place.append(text);
    else if (!text) place = place.parentNode;
    else {
      const [name, href] = text.split(' ');
      const element = document.createElement(name);
      if (href) Object.assign(element, { href, target: '_blank', rel: 'noopener noreferrer' });
      // Items run as their list does, or their marks would stand outside of it.
      if (/^(p|h|.l|bl)/.test(name)) element.dir = 'auto';
      place.append(element);
      if (name !== 'br') place = element;
    }
  }
}
