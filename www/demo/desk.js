// The made-up app: tickets, a conversation, a reply that goes nowhere. It knows nothing of the widget, as any host would.

const TICKETS = [
  {
    name: "Maja Kowalska", face: "MK", time: "12:58", fresh: true, title: "Tent arrived without its poles", place: "Gdańsk", since: "2019", orders: "11",
    talk: [
      ["12:41", false, "Hello! My Skerry 2 arrived today, thank you. But the bag with the poles is not in the parcel."],
      ["12:46", true, "Hi Maja, I'm sorry, that is no way to start a trip. Was the parcel taped with our green tape, or had someone opened it?"],
      ["12:49", false, "Green tape, untouched. I leave on Sunday for the coast, so I am a little worried."],
      ["12:55", true, "Then it left us without them, and it is ours to mend. A set of poles can be with you by courier tomorrow before noon. Would that do?"],
      ["12:58", false, "That would be perfect. Same address. You are saving my week!"],
    ],
  },
  {
    name: "Theo Brandt", face: "TB", time: "12:44", fresh: true, title: "Which stove for 3,000 metres?", place: "Innsbruck", since: "2021", orders: "2",
    talk: [
      ["12:44", false, "I'm torn between the Ember and the Ember Mini for a hut tour up to 3,000 m. Does the small one cope with wind?"],
    ],
  },
  {
    name: "Amara Okafor", face: "AO", time: "12:20", fresh: false, title: "Invoice for our club order", place: "Leeds", since: "2017", orders: "38",
    talk: [
      ["11:52", false, "Could you put the club's name on the invoice for the twelve dry bags?"],
      ["12:20", true, "Done, Amara: the new invoice is in your account. Enjoy the lakes!"],
    ],
  },
  {
    name: "João Prates", face: "JP", time: "11:37", fresh: false, title: "Boots half a size too small", place: "Porto", since: "2020", orders: "4",
    talk: [
      ["11:30", false, "The Heath boots pinch at the toes. May I change them although I walked an hour in them?"],
      ["11:37", true, "Of course you may. I've sent you a label; the 43½ leaves us as soon as yours are on their way."],
    ],
  },
  {
    name: "Lin Chen", face: "LC", time: "10:15", fresh: false, title: "Gift card did not arrive", place: "Rotterdam", since: "2021", orders: "1",
    talk: [["10:15", true, "Hi Lin, I've sent the card once more, to your second address this time. Tell me if it hides again."]],
  },
  {
    name: "Sofia Marchetti", face: "SM", time: "09:02", fresh: false, title: "Repairing a torn shell jacket", place: "Turin", since: "2015", orders: "26",
    talk: [["09:02", false, "A branch took a piece of my Fulmar jacket. Do you still mend the old ones?"]],
  },
];

const at = (id) => document.getElementById(id);

function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function showList(current) {
  at("tickets").replaceChildren(...TICKETS.map((ticket) => {
    const button = make("button", { type: "button", className: ticket.fresh ? "ticket new" : "ticket" },
      make("span", { className: "face", ariaHidden: "true", textContent: ticket.face }),
      make("b", { textContent: ticket.name }),
      make("time", { textContent: ticket.time }),
      make("span", { textContent: ticket.title }));
    if (ticket === current) button.setAttribute("aria-current", "true");
    button.onclick = () => { open(ticket); document.body.dataset.view = "talk"; };
    return make("li", {}, button);
  }));
}

function message([time, ours, words], name) {
  const who = ours ? "You" : name.split(" ")[0];
  return make("li", { className: ours ? "message ours" : "message" },
    make("p", { textContent: words }), make("small", { textContent: `${who}, ${time}` }));
}

function open(ticket) {
  showList(ticket);
  at("talk-title").textContent = ticket.title;
  at("talk-meta").textContent = `${ticket.name}, by chat`;
  at("messages").replaceChildren(...ticket.talk.map((entry) => message(entry, ticket.name)));
  const facts = [["Lives in", ticket.place], ["Customer since", ticket.since], ["Orders", ticket.orders], ["Speaks with", "Ines Duarte"]];
  at("customer").replaceChildren(
    make("span", { className: "face", ariaHidden: "true", textContent: ticket.face }),
    make("strong", { textContent: ticket.name }),
    make("dl", {}, ...facts.map(([term, fact]) => make("div", {}, make("dt", { textContent: term }), make("dd", { textContent: fact })))));
  at("reply").onsubmit = (event) => {
    event.preventDefault();
    const words = at("words").value.trim();
    if (!words) return;
    ticket.talk.push(["now", true, words]);
    at("reply").reset();
    open(ticket);
  };
}

at("back").onclick = () => { document.body.dataset.view = "list"; };
open(TICKETS[0]);
