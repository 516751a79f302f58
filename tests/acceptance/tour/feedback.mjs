/** Longest wait before a page shows that it has taken a press; ms. */
export const PROMPT_MS = 100;

/** Writes down, for every press, when the page next changed on the screen. */
export async function watchFeedback(page) {
  await page.addInitScript(() => {
    let pressedAt = 0;
    const pressed = () => {
      pressedAt = performance.now();
      globalThis.feedbackMs = null;
    };
    for (const type of ['click', 'keydown', 'input']) addEventListener(type, pressed, { capture: true });
    const changed = () => {
      if (pressedAt === 0) return;
      const from = pressedAt;
      pressedAt = 0;
      // The change is seen with the next picture that the browser paints.
      requestAnimationFrame(() => setTimeout(() => (globalThis.feedbackMs = performance.now() - from)));
    };
    const watch = () =>
      new MutationObserver(changed).observe(document.documentElement, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    if (document.documentElement) watch();
    else addEventListener('DOMContentLoaded', watch);
  });
}

/** Does something and answers how long the page took to react, ms. */
export async function feedbackOf(page, act) {
  await act();
  const answer = await page.waitForFunction(() => globalThis.feedbackMs ?? null, undefined, { timeout: 10_000 });
  return answer.jsonValue();
}
