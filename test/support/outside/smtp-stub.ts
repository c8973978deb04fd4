import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Where a server's script may say something else than usual. */
export type SmtpMoment = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'content';

/** Another answer than the usual one; or the connection is reset, or nothing ever comes, or octets without end, or the usual one comes later. */
export type SmtpTurn = string | 'reset' | 'silence' | 'trickle' | 'later';

export interface SmtpStub {
  url: string;
  /** Mails whose content came whole, whatever was answered to it. */
  received: { to: string[]; raw: string }[];
  connections(): number;
  /** Says what was to be said later. */
  goOn(): void;
  close(): Promise<void>;
}

const USUAL: Record<SmtpMoment, string> = {
  greeting: '220 stub.example ESMTP',
  EHLO: '250-stub.example\r\n250 AUTH PLAIN LOGIN',
  AUTH: '235 2.7.0 Welcome',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go ahead',
  content: '250 2.0.0 Ok: queued',
};

/** An SMTP server on the loopback address that says what it is told to, and remembers what it was given. */
export async function startSmtpStub(turns: Partial<Record<SmtpMoment, SmtpTurn>> = {}): Promise<SmtpStub> {
  const received: SmtpStub['received'] = [];
  const sockets: Socket[] = [];
  const later: (() => void)[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    converse(
      socket,
      turns,
      (mail) => received.push(mail),
      (say) => later.push(say),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => sockets.length,
    goOn: () => {
      for (const say of later.splice(0)) say();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The beginning of an answer, an octet at a time, for as long as somebody listens. */
function trickle(socket: Socket): void {
  const drops = setInterval(() => socket.write('2'), 20);
  socket.on('close', () => clearInterval(drops));
}

function converse(
  socket: Socket,
  turns: Partial<Record<SmtpMoment, SmtpTurn>>,
  onMail: (mail: { to: string[]; raw: string }) => void,
  onLater: (say: () => void) => void,
): void {
  let to: string[] = [];
  let pending = '';
  let inContent = false;

  function take(moment: SmtpMoment): boolean {
    const turn = turns[moment] ?? USUAL[moment];
    if (turn === 'reset') socket.resetAndDestroy();
    else if (turn === 'trickle') trickle(socket);
    else if (turn === 'later') onLater(() => socket.write(`${USUAL[moment]}\r\n`));
    else if (turn !== 'silence') socket.write(`${turn}\r\n`);
    return turn === USUAL[moment];
  }
  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') to.push(/<([^>]*)>/.exec(line)![1]!);
    if (verb === 'QUIT') socket.end('221 Bye\r\n');
    else if (verb === 'DATA') inContent = take('DATA');
    else if (verb in USUAL) take(verb as SmtpMoment);
    else socket.write('500 What?\r\n');
  }

  take('greeting');
  socket.on('data', (chunk) => {
    pending += chunk.toString('latin1');
    for (;;) {
      const end = inContent ? pending.indexOf('\r\n.\r\n') : pending.indexOf('\r\n');
      if (end < 0) return;
      const text = pending.slice(0, inContent ? end + 2 : end);
      pending = pending.slice(inContent ? end + 5 : end + 2);
      if (!inContent) command(text);
      else {
        inContent = false;
        onMail({ to, raw: text.replace(/^\.\./gm, '.') });
        to = [];
        take('content');
      }
    }
  });
}
