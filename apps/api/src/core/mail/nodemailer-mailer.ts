import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { type Mail, Mailer } from './mailer.js';

/** Sends by SMTP. */
export class SmtpMailer extends Mailer {
  private readonly transport;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport(url);
  }

  async send(mail: Mail): Promise<void> {
    await this.transport.sendMail({ from: this.from, ...mail });
  }

  close(): void {
    this.transport.close();
  }
}

/** Writes each message as an .eml file, for installations without a mail server. */
export class FileMailer extends Mailer {
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
    private readonly now: () => Date = () => new Date(),
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.transport.sendMail({ from: this.from, ...mail, textEncoding: 'quoted-printable' });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const stamp = this.now().toISOString().replaceAll(':', '-');
    const receiver = mail.to.replaceAll(/[^a-z0-9@._-]/gi, '_');
    await writeFile(path.join(this.folder, `${stamp}-${receiver}.eml`), message as Buffer, { mode: 0o600 });
  }

  close(): void {
    this.transport.close();
  }
}
