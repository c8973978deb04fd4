import type { DraftSaver, Reply } from './draft-saver.ts';
import type { PageAnswers } from './form-answers.ts';

/**
 * The saver of an unlinked survey: what is typed stays in this browser. The server is told once that it was begun,
 * so that whoever is typing at the close may finish.
 */
export function localKeeper(ports: {
  begun(): Promise<Reply>;
  keep(answers: PageAnswers): void;
  show(reply: Reply): void;
}): DraftSaver {
  let isNoted = false;
  let isBusy = false;
  let isStopped = false;

  async function note(): Promise<void> {
    if (isNoted || isBusy || isStopped) return;
    isBusy = true;
    const reply = await ports.begun();
    isBusy = false;
    isNoted = reply.kind === 'saved';
    if (!isStopped) ports.show(reply);
  }

  return {
    changed(answers) {
      ports.keep(answers);
      void note();
    },
    flush: () => {},
    leave: () => {},
    stop() {
      isStopped = true;
    },
    start() {
      isStopped = false;
    },
  };
}
