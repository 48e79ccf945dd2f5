// The preview: a page in a frame with the widget that ships, as wide as a telephone or a desk's screen, made as small as there is room
// for. What it should show it is told; what it shows, and why, it tells.

/** In CSS pixels, as wide as the page in the frame is, however small it is drawn. */
const SIZES = { telephone: [375, 580], desktop: [1024, 620] };

/** Fills a stage with a frame; `ontold` hears of each status with its reasons. Answers what shows something in it. */
export function previewIn(stage, ontold) {
  const frame = document.createElement('iframe');
  frame.title = 'A page with the notice, as your users would see it';
  let isReady = false;
  let wanted;
  let turn = 0;
  let device = 'desktop';

  const fit = () => {
    const [width, height] = SIZES[device];
    const scale = Math.min(1, stage.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.style.transform = `scale(${scale})`;
    stage.style.height = `${Math.ceil(height * scale)}px`;
    frame.style.left = `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`;
  };
  const send = () => {
    if (isReady && wanted) frame.contentWindow.postMessage({ ask: 'show', turn, ...wanted }, location.origin);
  };
  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== location.origin || source !== frame.contentWindow || !data) return;
    if (data.told === 'ready') {
      isReady = true;
      send();
    } else if (data.told === 'status' && data.turn === turn) ontold(data);
  });
  new ResizeObserver(fit).observe(stage);
  frame.src = 'frame.html';
  stage.append(frame);
  fit();

  return {
    /** Shows the widget with these options: `{ options, documents, asked, scheme, speech, dir, isInline }`. */
    show(what) {
      wanted = what;
      turn += 1;
      send();
    },
    /** Makes the page as wide as such a device. */
    size(name) {
      device = SIZES[name] ? name : 'desktop';
      stage.dataset.device = device;
      fit();
    },
  };
}
