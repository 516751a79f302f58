/** The element with this id; the page and the program are shipped together, so a missing one is a fault of ours. */
export function element<T extends Element = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found as unknown as T;
}

export function show(node: HTMLElement, visible: boolean): void {
  node.hidden = !visible;
}
