'use client';
import { language as languageCode, type UpdateVideo, type Video } from '@argument/contracts';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Field, inputStyle } from '../../ui/field';
import { readCaptions } from './videos.api';

interface CaptionsControlProps {
  captions: Video['captions'];
  busy: boolean;
  onSave: (captions: NonNullable<UpdateVideo['captions']>) => void;
}

/** Files of captions, one for each language; the API takes them all together. */
export function CaptionsControl({ captions, busy, onSave }: CaptionsControlProps) {
  const input = useRef<HTMLInputElement>(null);
  const [language, setLanguage] = useState('en');
  const isCode = languageCode.safeParse(language).success;

  const without = (gone: string) =>
    Promise.all(
      captions
        .filter((file) => file.language !== gone)
        .map(async (file) => ({ language: file.language, webvtt: await readCaptions(file.url) })),
    );
  const attempt = (work: () => Promise<void>) =>
    void work().catch((error: unknown) => toast.error(error instanceof Error ? error.message : String(error)));
  const add = (file: File | undefined) =>
    attempt(async () => {
      if (!file) return;
      const webvtt = await file.text();
      if (!/^\uFEFF?WEBVTT/.test(webvtt)) throw new Error('This is not a WebVTT file. Export the captions as .vtt.');
      onSave([...(await without(language)), { language, webvtt }]);
    });
  const remove = (gone: string) => attempt(async () => onSave(await without(gone)));

  return (
    <div className="grid content-start gap-4">
      <p className="text-sm font-medium">Captions</p>
      {captions.length === 0 ? (
        <p className="text-sm text-muted">None yet. Captions let people follow without sound.</p>
      ) : (
        <ul className="grid gap-2">
          {captions.map((file) => (
            <li key={file.language} className="flex items-center justify-between gap-2 text-sm">
              <span className="font-mono">{file.language}</span>
              <Button size="sm" variant="ghost" disabled={busy} onClick={() => remove(file.language)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field label="Language" error={isCode ? undefined : 'Use a code like en or pt-BR.'}>
        {(control) => (
          <input
            {...control}
            value={language}
            onChange={({ target }) => setLanguage(target.value.trim())}
            className={inputStyle}
          />
        )}
      </Field>
      <Button size="sm" disabled={!isCode} busy={busy && 'Saving'} onClick={() => input.current?.click()}>
        Add a WebVTT file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".vtt,text/vtt"
        aria-label="Captions as a WebVTT file"
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          add(target.files?.[0]);
          target.value = '';
        }}
      />
    </div>
  );
}
