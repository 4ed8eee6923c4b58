import { applySettings } from './settings.ts';

/** Set once the browser has fetched the fonts, and so has them in its cache. */
export const fontsKey = 'copydesk:fonts';

/** The attribute of the root of a page that is drawn without the fonts of the paper. */
export const withoutFonts = 'data-without-fonts';

/** If the browser tells of no paint, the fonts are fetched this long after the load. */
const maxWaitMs = 500;

/**
 * The fonts are fetched after the first paint, so that the page is painted first. A reader who has them sees them at
 * once, and so does one who opened the page in the background. Without script, or without storage, the browser
 * fetches them when it likes.
 */
const paintWithoutFonts = `try{(root=>{let key="${fontsKey}",mark="${withoutFonts}",show=()=>root.removeAttribute(mark);document.fonts.addEventListener("loadingdone",({fontfaces})=>fontfaces.length&&localStorage.setItem(key,1));if(document.hidden||localStorage.getItem(key))return;new PerformanceObserver(list=>list.getEntriesByName("first-contentful-paint").length&&show()).observe({type:"paint",buffered:true});addEventListener("load",()=>setTimeout(show,${maxWaitMs}));root.setAttribute(mark,"")})(document.documentElement)}catch{}`;

/**
 * The only inline script of readers' pages. It runs before anything is painted. The policy of a page allows it by the
 * hash of exactly this text.
 */
export const beforePaint = `${applySettings}${paintWithoutFonts}`;
