import { TOKENS } from '#pages/style.ts'

/** The look of BIN-Nieuws: that of the other public pages, made for reading and for paper. */
export const NEWS_STYLE = `
${TOKENS}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;hanging-punctuation:first}
body{margin:0;background:var(--paper);color:var(--ink);display:flex;flex-direction:column;min-height:100vh}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{color:var(--press);text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.2rem}
.skip{position:absolute;left:-200vw}
.skip:focus{left:1rem;top:1rem;z-index:1;background:var(--paper);padding:.8rem 1.2rem;border-radius:.4rem}
.top{background:var(--band);color:var(--on-band);border-bottom:4px solid var(--accent)}
.top>div,main,.foot>div{width:100%;max-width:62rem;margin:0 auto;padding:0 1.25rem}
.top>div{display:flex;flex-wrap:wrap;align-items:center;gap:.1rem 1.5rem;padding-block:.5rem}
.top a{color:var(--on-band);text-decoration:none;display:flex;align-items:center;min-height:2.75rem}
.top a:hover{text-decoration:underline}
.top :focus-visible{outline-color:var(--on-band)}
.home{gap:.7rem;font-weight:700;font-size:1.15rem;letter-spacing:.01em}
.mark{font-size:.85rem;font-weight:800;letter-spacing:.06em;padding:.15rem .5rem;border:2px solid currentColor;border-radius:.4rem}
.top nav{margin-left:auto}
.top ul{display:flex;flex-wrap:wrap;gap:0 1.4rem;list-style:none;margin:0;padding:0}
.top [aria-current]{font-weight:700;box-shadow:inset 0 -3px currentColor}
main{flex:1;padding-block:.5rem 3.5rem;overflow-wrap:anywhere}
.trail{font-size:.95rem;color:var(--soft);margin:.9rem 0 0}
.trail ol{list-style:none;display:flex;flex-wrap:wrap;align-items:center;margin:0;padding:0}
.trail li{display:flex;align-items:center}
.trail li+li::before{content:"›";margin:0 .5rem;color:var(--soft)}
.trail a{padding:.3rem 0}
h1{font-size:clamp(1.9rem,1.2rem + 3vw,2.9rem);line-height:1.12;letter-spacing:-.015em;margin:1.3rem 0 .8rem;text-wrap:balance;max-width:46rem}
h2{font-size:1.4rem;line-height:1.25;margin:2.4rem 0 .6rem;text-wrap:balance}
h3{font-size:1.15rem;line-height:1.3;margin:1.6rem 0 .4rem}
p{margin:.8rem 0}
.lead{font-size:1.25rem;line-height:1.5;color:var(--soft);max-width:40rem;margin:0 0 1.2rem;text-wrap:pretty}
.when{color:var(--soft);font-size:1rem;margin:.2rem 0}
.text{max-width:40rem}
.text p,.text li{text-wrap:pretty}
.text img{max-width:100%;height:auto;border-radius:.4rem}
.text blockquote{margin:1.2rem 0;padding:.1rem 1.2rem;border-left:.3rem solid var(--accent);color:var(--soft)}
.text table{border-collapse:collapse;max-width:100%;hyphens:auto}
.text td,.text th{border:1px solid var(--hair);padding:.4rem .7rem;text-align:left}
.text hr{border:0;border-top:1px solid var(--hair);margin:2rem 0}
.text li{margin:.35rem 0}
.facts{max-width:40rem;border-top:1px solid var(--hair);margin:2.2rem 0 0;padding:.6rem 0 0;font-size:1rem;color:var(--soft)}
.facts p{margin:.4rem 0}
.list{list-style:none;margin:0;padding:0;max-width:46rem}
.list>li{padding:1.3rem 0;border-top:1px solid var(--hair)}
.list>li:last-child{border-bottom:1px solid var(--hair)}
.list h2,.list h3{margin:.1rem 0 .35rem;font-size:1.35rem}
.list h2 a,.list h3 a{text-decoration:none}
.list h2 a:hover,.list h3 a:hover{text-decoration:underline}
.list p{margin:.3rem 0}
.list .newest h2,.list .newest h3{font-size:clamp(1.55rem,1.2rem + 1.5vw,2rem);letter-spacing:-.01em}
.list .newest .teaser{font-size:1.2rem}
.tags{font-size:.95rem;color:var(--soft)}
.tags a{color:var(--soft)}
.none{background:var(--tint);border-radius:.6rem;padding:1.2rem 1.4rem;max-width:46rem}
.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem}
.side section{border-top:1px solid var(--hair);padding:.2rem 0 .6rem;margin-top:1.6rem}
.side h2{font-size:1.1rem;margin:.9rem 0 .3rem}
.side ul,.plain{list-style:none;margin:0;padding:0}
.side li a,.plain li a{display:inline-block;padding:.35rem 0}
.side .count{color:var(--soft)}
.side .panel,.panel{background:var(--tint);border-radius:.6rem;padding:.4rem 1.3rem 1.2rem;border-top:0}
.button,button{display:inline-block;min-height:3rem;padding:.65rem 1.4rem;font:inherit;font-weight:600;line-height:1.4;text-align:center;text-decoration:none;color:var(--on-accent);background:var(--accent);border:2px solid var(--accent);border-radius:.4rem;cursor:pointer}
.button:hover,button:hover{color:var(--on-accent);background:var(--press);border-color:var(--press)}
.search{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin:1rem 0 2rem;max-width:46rem}
.search div{flex:1 1 16rem}
.search label{display:block;font-weight:600;margin-bottom:.35rem}
input[type=search]{width:100%;min-height:3rem;padding:.5rem .8rem;font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:.4rem}
.months{display:flex;flex-wrap:wrap;gap:0 1.4rem}
.foot{background:var(--tint);font-size:1rem;margin-top:auto}
.foot>div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.4rem 2.5rem;padding-block:1.4rem 1.8rem}
.foot p{margin:.3rem 0}
.foot strong{font-size:1.1rem}
@media (min-width:58rem){.columns{grid-template-columns:minmax(0,1fr) 15.5rem}.side{padding-top:2.2rem}.side section:first-child{margin-top:0}}
@media (max-width:34rem){.top nav{margin-left:0;width:100%;font-size:1rem}.top ul{gap:0 1.1rem}}
@media (forced-colors:active){.panel,.none{border:2px solid}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--tint:#fff;--hair:#999;--accent:#000;--band:#fff;--on-band:#000;font-size:11pt}.top nav,.skip,.side,.search,.trail,.actions{display:none}.top{border-bottom-width:2px}.columns{display:block}.text,.lead,.list,h1{max-width:none}.text a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em;word-break:break-all}h1,h2,h3{break-after:avoid}.list>li,.text img,.text table{break-inside:avoid}.foot{border-top:1px solid #999}main{padding-bottom:1rem}}
`
