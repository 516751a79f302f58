/** A message to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends messages. */
export abstract class Mailer {
  abstract send(mail: Mail): Promise<void>;
  abstract close(): void;
}
