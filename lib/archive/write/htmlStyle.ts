import type { Look } from '../../theme/Look.ts';
import { colourProperties } from '../../theme/themeCss.ts';

/** Enough to read a story on any screen, in light and dark. */
export const htmlStyle = ({
  colours: { paper, ink, inkSoft, hairline, pencil },
  textStack,
}: Look): string => `
:root{color-scheme:light dark;${colourProperties({ paper, ink, inkSoft, hairline, pencil })}}
body{margin:0;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1.125rem/1.55 ${textStack}}
article{max-width:40rem;margin:0 auto;overflow-wrap:anywhere}
h1{font-size:clamp(1.8rem,1.3rem + 2.4vw,2.8rem);line-height:1.08;text-wrap:balance;margin:.3em 0}
h2{font-size:1.35rem;line-height:1.25;margin:1.8em 0 .5em}
h3{font-size:1.1rem;margin:1.4em 0 .4em}
a{color:inherit;text-underline-offset:.15em}
img,video{max-width:100%;height:auto}
figure,aside,blockquote{margin:1.5em 0}
blockquote{padding-inline-start:1rem;border-inline-start:3px solid var(--hairline)}
aside,.summary,.correction{padding:.1rem 1rem;border:1px solid var(--hairline)}
.correction{border-color:var(--pencil);padding:.7rem 1rem}
table{border-collapse:collapse;display:block;overflow-x:auto;overflow-wrap:normal;font-size:1rem}
caption{text-align:start;font-weight:bold}
th,td{padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--hairline);text-align:start;vertical-align:top}
.eyebrow,.byline,.dates,.dateline,figcaption,footer,small{font-family:system-ui,sans-serif;font-size:.875rem;color:var(--ink-soft)}
.kicker{color:var(--pencil);font-weight:bold;margin-inline:.5em}
.standfirst{font-size:1.25rem;color:var(--ink-soft)}
ul.byline{list-style:none;padding:0}
del{color:var(--ink-soft)}
ins{text-decoration-color:var(--pencil)}
article>footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--hairline)}
`;
