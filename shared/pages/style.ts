/** Colours and type of every public page, by day and by night. */
export const TOKENS = `:root{color-scheme:light dark;--ink:#14213d;--soft:#3d4a66;--paper:#fff;--tint:#eef2f8;--line:#5b6478;--hair:#c9d1de;--band:#14213d;--on-band:#fff;--accent:#0b4f9e;--on-accent:#fff;--press:#083a75;--wrong:#a4161a;--wrong-tint:#fdf0f0;--good:#1b5e20;--good-tint:#eef7ee;font:1.125rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',sans-serif}
@media (prefers-color-scheme:dark){:root{--ink:#eef2fa;--soft:#c3cce0;--paper:#0f1626;--tint:#1a2440;--line:#98a4bd;--hair:#38456a;--band:#070c18;--on-band:#eef2fa;--accent:#8ec1ff;--on-accent:#0f1626;--press:#b9d9ff;--wrong:#ff9c9c;--wrong-tint:#34191f;--good:#9be29f;--good-tint:#142c1c}}`

/**
 * The look of the public pages: big and plain, by day and by night (WCAG 2.2 AA; what one can press is 44 px high).
 * Ink on paper is 16:1 by day and by night, accent on paper 8:1 and 9:1, the line of a field 6:1 and 7:1.
 */
export const STYLE = `
${TOKENS}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);display:flex;flex-direction:column;min-height:100vh}
header{background:var(--band);color:var(--on-band);border-bottom:4px solid var(--accent)}
header>div{max-width:44rem;margin:0 auto;padding:.6rem 1rem;display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .8rem;font-weight:600}
header a{color:var(--on-band)}
header :focus-visible{outline-color:var(--on-band)}
.mark{flex:none;width:2.5rem;height:2rem}
header p{flex:1;min-width:12rem;margin:0;line-height:1.3}
header p span{display:block;font-size:1rem;font-weight:400}
nav{margin:0 -.35rem 0 auto;font-weight:400;font-size:1rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;margin:0;padding:0}
nav a,nav span{display:flex;align-items:center;min-height:2.75rem;padding:0 .35rem}
nav [aria-current]{font-weight:700;box-shadow:inset 0 -3px currentColor}
main,footer{width:100%;max-width:44rem;margin:0 auto;padding:1rem}
main{flex:1;padding-bottom:3rem}
footer{border-top:1px solid var(--hair);font-size:1rem;font-weight:600}
h1{font-size:clamp(1.7rem,1.2rem + 2vw,2.25rem);line-height:1.2;margin:1.5rem 0 1rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;margin:2.5rem 0 .6rem}
h3{font-size:1.1rem;margin:1.5rem 0 .4rem}
p{margin:.6rem 0}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.2rem}
.lead{font-size:1.2rem;color:var(--soft)}
.hint{display:block;font-weight:400;font-size:1rem;color:var(--soft)}
.optional{font-weight:400;color:var(--soft)}
.field,fieldset{margin:1.4rem 0 0}
fieldset{border:0;padding:0;min-width:0}
label,legend{display:block;font-weight:600;padding:0}
input:not([type=checkbox]):not([type=radio]),select,textarea{display:block;width:100%;min-height:3rem;margin-top:.4rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:.4rem}
input.short{max-width:12rem}
input.code{max-width:12rem;font-size:1.6rem;letter-spacing:.25em;font-variant-numeric:tabular-nums}
input[aria-invalid=true]:not([type=checkbox]):not([type=radio]),select[aria-invalid=true],textarea[aria-invalid=true]{border-color:var(--wrong);border-width:3px}
.choice{display:flex;gap:.7rem;align-items:flex-start;font-weight:400;min-height:2.75rem;padding:.55rem 0;margin:0;cursor:pointer}
.choice input{flex:none;width:1.5rem;height:1.5rem;margin:.1rem 0 0;accent-color:var(--accent)}
.panel{background:var(--tint);border-radius:.6rem;padding:.4rem 1.2rem 1rem;margin:1.5rem 0}
.panel h2,.panel h3{margin-top:1rem}
.panel li{margin:.4rem 0}
.panel ol,.panel ul{padding-left:1.4rem}
.wrong,.done{border-left:.45rem solid var(--wrong);background:var(--wrong-tint);border-radius:.3rem;padding:.6rem 1rem;margin:1.4rem 0}
.done{border-color:var(--good);background:var(--good-tint)}
.wrong h2,.done h2{margin:.2rem 0}
.wrong ul{list-style:none;margin:.2rem 0;padding:0}
.wrong li a{color:var(--wrong);font-weight:600;display:block;padding:.6rem 0;line-height:1.4}
.field.wrong,fieldset.wrong{background:none;border-radius:0;padding:.1rem 0 .1rem .9rem}
.error{display:block;color:var(--wrong);font-weight:600;margin:.2rem 0}
button,.button{display:inline-block;min-height:3.25rem;padding:.7rem 1.5rem;margin:1.6rem .6rem 0 0;font:inherit;font-weight:600;line-height:1.4;text-align:center;text-decoration:none;color:var(--on-accent);background:var(--accent);border:2px solid var(--accent);border-radius:.4rem;cursor:pointer}
button:hover,.button:hover{background:var(--press);border-color:var(--press)}
button.plain,.button.plain{color:var(--accent);background:transparent}
button.plain:hover,.button.plain:hover{color:var(--press);background:var(--tint)}
button.danger{color:var(--paper);background:var(--wrong);border-color:var(--wrong)}
button.danger:hover{filter:brightness(.85)}
.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.5rem 1.2rem;margin:.8rem 0}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.rows{list-style:none;padding:0;margin:.6rem 0}
.rows li{border-top:1px solid var(--hair);padding:.6rem 0}
.rows li:last-child{border-bottom:1px solid var(--hair)}
.letter{border:1px solid var(--line);border-radius:.6rem;padding:.6rem 1.2rem 1rem;overflow-wrap:anywhere}
.letter h3{font-size:1.3rem;line-height:1.3;margin:.6rem 0}
.letter h4,.letter h5,.letter h6{font-size:1.1rem;margin:1.4rem 0 .3rem}
.letter img{max-width:100%;height:auto}
.bars{width:100%;border-collapse:collapse;margin:.5rem 0}.bars th,.bars td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--hair);font-weight:400}.bars thead th{font-weight:600;border-bottom:2px solid var(--line)}.bars td:has(meter){white-space:nowrap}.bars meter{width:min(10rem,18vw);height:1.1rem;vertical-align:-.15rem}
.number,.day{white-space:nowrap}.bars th.number,.bars td.number{text-align:right}.bars tfoot th,.bars tfoot td{font-weight:600;border-bottom:0;border-top:2px solid var(--line)}.wide{overflow-x:auto}
.letter table{border-collapse:collapse}.letter th,.letter td{border:1px solid var(--hair);padding:.3rem .6rem;text-align:left}
.letter blockquote{margin:1rem 0;padding-left:1rem;border-left:.3rem solid var(--hair)}
details{border:1px solid var(--hair);border-radius:.6rem;margin:1rem 0;padding:0 1.2rem}
details[open]{padding-bottom:1.4rem}
summary{min-height:2.75rem;padding:.7rem 0;font-weight:600;cursor:pointer}
time{color:var(--soft);font-size:1rem}
@media (max-width:34rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.7rem}nav{margin-left:-.3rem;width:100%;font-size:.9rem}nav a,nav span{padding:0 .3rem}button,.button{width:100%;margin-right:0}button+button,form+form button{margin-top:.8rem}}
@media (forced-colors:active){.wrong,.done,.panel{border:2px solid}}
@media print{header nav,button,.button{display:none}header{background:none;color:var(--ink)}:root{font-size:10pt}main{max-width:none}.bars tr{break-inside:avoid}}
`
