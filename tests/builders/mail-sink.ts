import type { AddressInfo } from 'node:net';
import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type SunkMail = { to: string; mail: Email };

/** What a mail server does with the next message; `cut` = it hangs up amid the data. */
export type MailBehaviour = 'take' | 'cut' | 'busy' | 'refuse';

/** A mail server that keeps what it gets. */
export type MailSink = {
  port: number;
  mails: SunkMail[];
  behave: (behaviour: MailBehaviour) => void;
  close: () => Promise<void>;
};

export async function mailSink(): Promise<MailSink> {
  const mails: SunkMail[] = [];
  let behaviour: MailBehaviour = 'take';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, answer) => {
      if (behaviour === 'take' || behaviour === 'cut') return answer();
      const responseCode = behaviour === 'busy' ? 451 : 550;
      answer(Object.assign(new Error('not now'), { responseCode }));
    },
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (behaviour === 'cut') {
          for (const connection of server.connections) connection.close();
        }
      });
      stream.on('end', () => {
        if (behaviour === 'cut') return;
        const keep = async (): Promise<void> => {
          const mail = await PostalMime.parse(Buffer.concat(chunks));
          mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', mail });
          answer();
        };
        void keep();
      });
    },
  });
  // Whoever hangs up amid a message is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // A server that listens on a port has such an address.
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
