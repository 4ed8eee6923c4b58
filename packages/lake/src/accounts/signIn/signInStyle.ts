/** The sign-in page's style: sober, with one accent in red. Nothing is loaded from elsewhere. A product adds its own. */
export const signInStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #1b1a18);
  --ink: light-dark(#1a1918, #efece6);
  --grey: light-dark(#56524c, #b5afa5);
  --line: light-dark(#8b857b, #7d776d);
  --hair: light-dark(#d8d4cc, #3d3a35);
  --red: light-dark(#b3201b, #ff8f80);
  --serif: 'Source Serif 4', Georgia, 'Times New Roman', serif;
  --sans: 'Public Sans', 'Libre Franklin', system-ui, sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 var(--sans); }
header { border-bottom: 3px double var(--ink); margin: 0 auto; max-width: 68rem; padding: 1.5rem 1.25rem 0.9rem; text-align: center; }
.nameplate { font: 600 clamp(2rem, 7vw, 3rem)/1 var(--serif); letter-spacing: -0.02em; margin: 0; }
.nameplate span { color: var(--red); font-weight: 400; margin-left: 0.05em; }
main { margin: 0 auto; max-width: 27rem; padding: clamp(2rem, 8vh, 4.5rem) 1.25rem 4rem; }
h1 { font: 600 2rem/1.15 var(--serif); letter-spacing: -0.01em; margin: 0 0 0.4rem; text-wrap: balance; }
p { margin: 0 0 1.25rem; text-wrap: pretty; }
main > p, .hint { color: var(--grey); }
form { border-top: 1px solid var(--hair); padding-top: 1.25rem; }
.field { margin-bottom: 1.25rem; }
label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
.hint, .aside { font-size: 0.9375rem; }
.hint { margin-bottom: 0.4rem; }
input { background: transparent; border: 1px solid var(--line); border-radius: 0; color: inherit; display: block; font: inherit; min-height: 2.75rem; padding: 0.4rem 0.65rem; width: 100%; }
input[readonly] { border-color: transparent; padding-left: 0; }
input[aria-invalid] { border-color: var(--red); border-width: 2px; }
main > p.notice { border-left: 4px solid var(--ink); color: var(--ink); padding: 0.1rem 0 0.1rem 0.8rem; }
main > p.alert { border-left: 4px solid var(--red); color: var(--ink); padding: 0.1rem 0 0.1rem 0.8rem; }
.alert a, .aside a { color: inherit; text-underline-offset: 0.2em; }
.problem { color: var(--red); font-size: 0.9375rem; font-weight: 600; margin: 0 0 0.35rem; }
button, .button { background: var(--ink); border: 1px solid var(--ink); color: var(--paper); cursor: pointer; font: 600 1.0625rem/1.2 var(--sans); min-height: 2.75rem; padding: 0.6rem 1.4rem; width: 100%; }
a.button { display: block; margin-bottom: 1.25rem; text-align: center; text-decoration: none; }
.or { border-top: 1px solid var(--hair); margin: 0; padding-top: 1.25rem; }
.or + form { border-top: 0; }
details form { margin-top: 1.25rem; }
summary { cursor: pointer; font-weight: 600; min-height: 1.75rem; }
button:hover, .button:hover { text-decoration: underline; text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--red); outline-offset: 2px; }
.aside { border-top: 1px solid var(--hair); margin-top: 2rem; padding-top: 1rem; }
::selection { background: var(--red); color: var(--paper); }
@media (forced-colors: active) { input, button, .button { border: 1px solid; } }
`;
