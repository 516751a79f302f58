/** Waits until every address answers with success; `signal` ends the waiting. */
export async function untilReady(urls: readonly string[], signal: AbortSignal): Promise<void> {
  await Promise.all(urls.map((url) => untilAnswers(url, signal)));
}

async function untilAnswers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (await answers(url, signal)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  signal.throwIfAborted();
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
