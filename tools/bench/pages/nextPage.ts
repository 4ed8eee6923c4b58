import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { findProgram, wholeChromiumNames } from '../../testing/systemPrograms.ts';

/** A reader rests over a link before they press it. */
const hoverMs = 1_500;
/** Until a page on slow 4G has all its parts. */
const loadMs = 6_000;

type Message = {
  id?: number;
  result?: { result?: { value?: unknown } };
  error?: { message: string };
  method?: string;
  params?: { sessionId: string; targetInfo: { type: string } };
};

/** Chromium over its own protocol: Playwright forbids pages that are rendered ahead. */
class Chromium {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, (message: Message) => void>();
  /** Sessions of pages, also of those that are rendered ahead. */
  readonly pages: string[] = [];
  #sent = 0;

  constructor(address: string) {
    this.#socket = new WebSocket(address);
    this.#socket.on('message', (data) => {
      const message: Message = JSON.parse(String(data));
      if (message.id !== undefined) this.#answers.get(message.id)?.(message);
      if (message.method === 'Target.attachedToTarget' && message.params) this.#attached(message.params);
    });
  }

  #attached({ sessionId, targetInfo: { type } }: NonNullable<Message['params']>): void {
    if (type === 'page') this.pages.push(sessionId);
    if (type === 'tab') void this.followPages([{}], sessionId);
  }

  async open(): Promise<void> {
    await new Promise((resolve) => this.#socket.once('open', resolve));
    await this.followPages([{ type: 'tab' }, { type: 'page', exclude: true }, {}]);
    while (this.pages.length === 0) await pause(50);
  }

  followPages(filter: object[], session?: string): Promise<Message> {
    const options = { autoAttach: true, flatten: true, waitForDebuggerOnStart: false, filter };
    return this.send('Target.setAutoAttach', options, session);
  }

  send(method: string, params: object, sessionId = this.pages[0]): Promise<Message> {
    this.#sent += 1;
    const id = this.#sent;
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** @returns undefined if the page is closed or the expression fails. */
  async evaluate(expression: string, session?: string): Promise<unknown> {
    const { result } = await this.send('Runtime.evaluate', { expression, returnByValue: true }, session);
    return result?.result?.value;
  }

  mouse(type: string, x: number, y: number): Promise<Message> {
    const pressed = type === 'mouseMoved' ? {} : { button: 'left', clickCount: 1 };
    return this.send('Input.dispatchMouseEvent', { type, x, y, ...pressed });
  }

  close(): void {
    this.#socket.close();
  }
}

/** From the press on a link to the first paint of its page, in milliseconds. */
export const measureNextPage = async (url: string, link: string): Promise<number> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'copydesk-next-page-'));
  const child = spawn(
    findProgram(...wholeChromiumNames) ?? '',
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--window-size=1280,900'],
      ...['--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  try {
    const address = await new Promise<string>((resolve) => {
      let printed = '';
      child.stderr.on('data', (piece) => {
        printed += String(piece);
        const [found] = /ws:\/\/\S+/.exec(printed) ?? [];
        if (found) resolve(found);
      });
    });
    const chromium = new Chromium(address);
    await chromium.open();
    const ms = await follow(chromium, url, link);
    chromium.close();
    return ms;
  } finally {
    child.kill();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  }
};

const follow = async (chromium: Chromium, url: string, link: string): Promise<number> => {
  await chromium.send('Page.navigate', { url });
  await pause(loadMs);
  const place = await chromium.evaluate(`(() => {
    addEventListener('click', ({ timeStamp }) =>
      sessionStorage.setItem('clicked', performance.timeOrigin + timeStamp));
    const link = [...document.querySelectorAll(${JSON.stringify(link)})].find(({ offsetWidth }) => offsetWidth);
    link.scrollIntoView({ block: 'center' });
    const { left, top, height } = link.getClientRects()[0];
    return [left + 10, top + height / 2];
  })()`);
  if (!Array.isArray(place)) throw new Error(`${url} has no link ${link}.`);
  const [x = 0, y = 0] = place.map(Number);
  await chromium.mouse('mouseMoved', x, y);
  await pause(hoverMs);
  await chromium.mouse('mousePressed', x, y);
  await chromium.mouse('mouseReleased', x, y);
  await pause(loadMs);
  for (const page of chromium.pages.toReversed()) {
    const ms = await chromium.evaluate(
      `(() => {
        const [{ activationStart }] = performance.getEntriesByType('navigation');
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        const clicked = sessionStorage.getItem('clicked');
        return !document.prerendering && clicked && paint && location.href !== ${JSON.stringify(url)}
          ? performance.timeOrigin + Math.max(activationStart, paint.startTime) - clicked
          : null;
      })()`,
      page,
    );
    if (typeof ms === 'number') return ms;
  }
  throw new Error(`No page was opened from ${url}.`);
};
