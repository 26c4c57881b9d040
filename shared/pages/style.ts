/** The look of the public pages: big, plain, in the reader's own colours by day and night (WCAG 2.2 AA). */
export const STYLE = `
:root{color-scheme:light dark;--ink:#14213d;--paper:#fff;--line:#5b6478;--accent:#0b4f9e;--on-accent:#fff;--wrong:#a4161a;--good:#1b5e20;font:1.125rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
@media (prefers-color-scheme:dark){:root{--ink:#eef2fa;--paper:#0f1626;--line:#98a4bd;--accent:#8ec1ff;--on-accent:#0f1626;--wrong:#ff9c9c;--good:#9be29f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink)}
main,header,footer{max-width:42rem;margin:0 auto;padding:1rem}
header{border-bottom:2px solid var(--line);font-weight:600}
footer{border-top:1px solid var(--line);font-size:1rem;margin-top:2rem}
h1{font-size:1.75rem;line-height:1.2;margin:1rem 0}
h2{font-size:1.3rem;margin:2rem 0 .5rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
label,legend{display:block;font-weight:600;margin-top:1.1rem}
.hint{display:block;font-weight:400;font-size:1rem}
input:not([type=checkbox]):not([type=radio]),select,textarea{width:100%;min-height:3rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:.4rem}
input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;margin:0 .6rem 0 0;vertical-align:-.3rem;accent-color:var(--accent)}
fieldset{border:0;padding:0;margin:0}
.choice{font-weight:400;min-height:2.75rem;padding:.4rem 0}
.wrong{border-left:.4rem solid var(--wrong);padding:.1rem 0 .1rem .9rem}
.error{color:var(--wrong);font-weight:600}
.done{border-left:.4rem solid var(--good);padding:.1rem 0 .1rem .9rem}
button{min-height:3.25rem;padding:.6rem 1.4rem;margin:1.5rem .5rem 0 0;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:2px solid var(--accent);border-radius:.4rem;cursor:pointer}
button.plain{color:var(--accent);background:transparent}
button.danger{color:var(--paper);background:var(--wrong);border-color:var(--wrong)}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.4rem 1rem}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.6rem}}
@media print{header,footer,button{display:none}}
`
