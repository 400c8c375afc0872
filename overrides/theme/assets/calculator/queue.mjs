// Questions to the worker: one at a time, in their order; a worker that falls silent is replaced.

import { StartError } from "./faults.mjs";

/**
 * The worker answers one question at a time, in the order in which they come. One that does not answer in time, or
 * fails without a word, is given up: `renew` brings another one, which gets the same question once more.
 * @param {() => Promise<Worker>} current
 * @param {() => Promise<Worker>} renew
 */
export function oneByOne(current, renew, patience) {
  let last = Promise.resolve();
  const put = async (questions) => {
    const worker = await current();
    try {
      return await ask(worker, questions, patience);
    } catch (error) {
      if (!(error instanceof StartError) || error.kennung !== "verstummt") throw error;
      console.warn(`Rechner: ${error.detail}; a new worker is started.`);
      worker.terminate();
      return ask(await renew(), questions, patience);
    }
  };
  return (...questions) => {
    const answer = last.then(() => put(questions));
    last = answer.catch(() => {}); // whoever asked hears of it
    return answer;
  };
}

function ask(worker, fragen, patience) {
  return new Promise((resolve, reject) => {
    const silent = (text) => reject(new StartError("verstummt", text));
    const timer = setTimeout(silent, patience, `no answer for ${patience / 1000} s`);
    const settle = (end, value) => {
      clearTimeout(timer);
      end(value);
    };
    worker.onerror = (event) => settle(silent, event.message || "the worker has ended");
    worker.onmessage = ({ data }) =>
      "antwort" in data ? settle(resolve, data.antwort) : settle(reject, new StartError("unbekannt", data.fehler));
    worker.postMessage({ art: "rechne", fragen });
  });
}

/** While one question is being answered, only the newest of the others waits. */
export function newestOnly(put) {
  /** @typedef {{ questions: any[], resolve: (answer: any) => void, reject: (error: unknown) => void }} Waiting */
  let current = /** @type {Waiting | null} */ (null);
  let waiting = /** @type {Waiting | null} */ (null);

  async function next() {
    if (current || !waiting) return;
    current = waiting;
    waiting = null;
    const { questions, resolve, reject } = current;
    try {
      const answer = await put(...questions);
      resolve(waiting ? null : answer);
    } catch (error) {
      reject(error);
    }
    current = null;
    next();
  }

  return (...questions) =>
    new Promise((resolve, reject) => {
      waiting?.resolve(null);
      waiting = { questions, resolve, reject };
      next();
    });
}
