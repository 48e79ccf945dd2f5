// Other systems' documents in a page: asked for by the door's questions, which others may have asked, too, and answered with what any
// feed would say. It translates nothing.
import { answer } from './answer.js';
import { joined } from './joined.js';

/** What answers for a source, by what reads documents once that is there. */
export function beginBy(lent, ready) {
  return (format, source, now, first, signal) => {
    const questions = [];
    const end = () => questions.splice(0).forEach((question) => {
      // Who comes now wants a newer answer.
      question.isOver = true;
      question.askers -= 1;
      if (!question.askers) question.controller.abort();
    });
    signal.onabort = end;
    const partOf = (url, question, response) => {
      if (!response.ok) throw response;
      return lent.bytesOf(question, response)
        .then((bytes) => ready.then(() => ({ url, response, bytes, at: question.at, from: question.at - question.older })));
    };
    const get = (url) => {
      const { question } = lent.askFor(url);
      questions.push(question);
      return question.response.then((response) => partOf(url, question, response));
    };
    let reader;
    const task = {
      format,
      source,
      first: first && first.question.response.then((response) => partOf(first.url, first.question, response)),
      get,
      read: (documents, at) => reader(joined(documents), at, now),
    };
    ready.then((read) => { reader = read; }, () => {});
    return answer(task).then((own) => {
      end();
      const { format: name, source: at, failed } = own;
      if (failed && !(failed instanceof Response)) throw failed;
      return { format: name, source: at, response: failed || responseOf(own, lent) };
    }, (reason) => {
      end();
      if (reason instanceof Response) return { response: reason };
      throw reason;
    });
  };
}

/** An answer like any feed's: as old as its oldest part, and good for as long as all of them. */
function responseOf({ text, parts }, lent) {
  if (text.length > 1 && text[0] === '-') throw Object.assign(new Error(), { name: `format\n${text.slice(1)}` });
  const hold = Math.min(...parts.map(({ response }) => lent.hold(response) || 0));
  const body = text[0] === '+' ? text.slice(1) : parts[0].bytes;
  const response = new Response(body, { headers: { 'Cache-Control': `max-age=${hold / 1000}` } });
  response.older = Math.max(...parts.map(({ at }) => at)) - Math.min(...parts.map(({ from }) => from));
  return response;
}
