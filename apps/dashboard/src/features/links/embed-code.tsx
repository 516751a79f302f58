'use client';
import type { Link } from '@argument/contracts';
import { CopyButton } from '../../ui/copy';
import { FoldPanel } from '../../ui/fold-panel';
import { embedCode } from './embed';

/** The viewer inside somebody's own page. */
export function EmbedCode({ link }: { link: Link }) {
  const code = embedCode(link);
  return (
    <FoldPanel
      title="Embed"
      hint="Puts the viewer into a page of yours. The page must come over HTTPS, or phones refuse the camera."
      action={<CopyButton text={code} size="sm" label="Copy code" />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-sm leading-relaxed">
        {code}
      </pre>
    </FoldPanel>
  );
}
