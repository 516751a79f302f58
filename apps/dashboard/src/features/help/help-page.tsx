import Link from 'next/link';
import { PageHeader } from '../../ui/card';
import { questions } from './questions';

export function HelpPage() {
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Help" hint="The questions that come before printing, and after." />
      <div className="grid gap-8">
        {questions.map(({ title, entries }) => (
          <section key={title} aria-label={title}>
            <h2 className="mb-2 font-display text-xl font-semibold">{title}</h2>
            <div className="divide-y divide-line border-y border-line">
              {entries.map(({ question, answer }) => (
                <details key={question} className="group py-1">
                  <summary className="flex min-h-11 list-none items-center justify-between gap-4 rounded font-medium [&::-webkit-details-marker]:hidden">
                    {question}
                    <span
                      aria-hidden="true"
                      className="text-xl leading-none text-muted transition-transform duration-150 group-open:rotate-45"
                    >
                      +
                    </span>
                  </summary>
                  <p className="max-w-prose pb-3 text-muted text-pretty">{answer}</p>
                </details>
              ))}
            </div>
          </section>
        ))}
        <p className="text-muted">
          Programs can do all of this too: read the{' '}
          <a href="/api/docs" className="font-medium text-ink underline underline-offset-4">
            API's description
          </a>
          . Or{' '}
          <Link href="/demo" className="font-medium text-ink underline underline-offset-4">
            scan the demo
          </Link>{' '}
          first.
        </p>
      </div>
    </div>
  );
}
