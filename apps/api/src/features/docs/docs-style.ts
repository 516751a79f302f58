/** Looks of the reference: system fonts, light and dark, readable at 390 px. */
export const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#15171c,#eef0f4);--dim:light-dark(#5b6170,#9aa1b1);--line:light-dark(#e3e5ea,#2a2e37);--page:light-dark(#fff,#111318);--box:light-dark(#f6f7f9,#181b21)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,sans-serif;display:grid;grid-template-columns:14rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;padding:1.5rem;border-right:1px solid var(--line);display:flex;flex-direction:column;gap:.5rem}
nav a{color:var(--dim);text-decoration:none}nav a:hover,nav a:focus-visible{color:var(--ink);text-decoration:underline}
main{padding:2rem clamp(1rem,4vw,3rem);max-width:62rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 1rem}h2{margin:2.5rem 0 .75rem;font-size:1.25rem}h3{font-size:.875rem;margin:1rem 0 .25rem;color:var(--dim)}
code,pre{font:13px/1.5 ui-monospace,monospace}
details{border:1px solid var(--line);border-radius:10px;margin:.5rem 0;padding:0 1rem;background:var(--box)}
summary{cursor:pointer;padding:.75rem 0;display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
summary code{overflow-wrap:anywhere}.summary{color:var(--dim);font-size:.875rem}
.method{font:600 12px/1.6 ui-monospace,monospace;min-width:4rem}
.get{color:light-dark(#0a6b3d,#5fd39b)}.post{color:light-dark(#1d4fc4,#8db2ff)}.patch{color:light-dark(#8a5300,#f0b95a)}.delete{color:light-dark(#b3261e,#ff8f86)}
pre{overflow:auto;max-height:28rem;border-top:1px solid var(--line);padding:.75rem 0;margin:0 0 .75rem}
@media(max-width:48rem){body{display:block}nav{position:static;height:auto;flex-flow:row wrap;border-right:0;border-bottom:1px solid var(--line)}}
`;
