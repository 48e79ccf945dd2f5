// So many answers, every one another than the one before it, to a widget that stays.
const [first, second] = await load(ADDRESSES);
await mounted(first);
for (let poll = 0; poll < POLLS; poll += 1) await ask(poll % 2 ? first : second);
return answer.handle.state.level;
