// How long one of the worst documents holds a page that has been at work for a while: from the bytes of the answer to the banner, and from
// the reader's click to opened details that are laid out. One round of it, in milliseconds.
const [first, second, usual, worse] = answer.documents = answer.documents || await load(ADDRESSES);
if (!answer.handle) await (await mounted(usual)).refresh();
const { handle } = answer;
for (; (answer.warm = (answer.warm || 0) + 1) < WARM;) await ask(answer.warm % 2 ? usual : worse);
const root = handle.element.shadowRoot;
/** Script, style and layout; a frame would add up to 16 ms of waiting. */
const click = () => {
  root.querySelector('[part~=toggle]').click();
  return root.querySelector('[part~=details]').getBoundingClientRect().height;
};
const answered = await timed(() => ask(answer.warm % 2 ? first : second), 1);
const { level, notices } = handle.state;
if (!/minor|major|critical/.test(level)) throw new Error(`the banner says ${JSON.stringify(handle.state).slice(0, 200)}`);
await pause();
const opened = timedAtOnce(click, 1);
// What is still on its way to the opened details is not the next round's.
for (let time = 0; time < 5; time += 1) await pause();
click();
await pause();
return { answered, opened, notices: notices.length, bytes: first.length };
