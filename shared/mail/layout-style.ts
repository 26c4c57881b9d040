/**
 * The look of a mail, in the reader's own colours by day and night (WCAG 2.2 AA). Programs that leave it out show black
 * on white in their own letters: what must hold there too (width, images, button) stands beside the element itself.
 */
export const MAIL_STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;background:#fff;color:#14213d}
.mail{font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:18px;line-height:1.55;overflow-wrap:anywhere}
.stage{background:#fff3cd;color:#4d3800;border:2px solid #8a6100;padding:10px 14px;font-weight:600}
.sender{border-top:6px solid #0b4f9e;padding-top:14px;margin:0;color:#4a5468;font-weight:600}
h1{font-size:28px;line-height:1.2;margin:6px 0 20px}
h2{font-size:22px;line-height:1.3;margin:30px 0 8px}
h3,h4,h5,h6{font-size:19px;line-height:1.3;margin:24px 0 6px}
p{margin:0 0 16px}
ul,ol{margin:0 0 16px;padding-left:26px}
li{margin:0 0 6px}
li ul,li ol{margin:6px 0}
a{color:#0b4f9e}
blockquote{margin:0 0 16px;padding:2px 0 2px 16px;border-left:4px solid #98a4bd}
blockquote p:last-child{margin:0}
hr{border:0;border-top:2px solid #c4cbd9;margin:28px 0}
.text table{border-collapse:collapse;width:100%;margin:0 0 16px}
.text th,.text td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid #c4cbd9}
.footer{border-top:2px solid #c4cbd9;margin-top:36px;padding-top:16px;font-size:16px;color:#4a5468}
.footer p{margin:0 0 12px}
.footer a{display:inline-block;padding:4px 0}
@media (prefers-color-scheme:dark){
body{background:#0f1626;color:#eef2fa}
.stage{background:#3a2d00;color:#ffe9a8;border-color:#d9a400}
.sender,.footer{color:#b9c3d8}
.sender{border-color:#8ec1ff}
.text a,.footer a{color:#8ec1ff}
.footer,hr,.text th,.text td{border-color:#46506a}
.button td{background:#8ec1ff!important}
.button a{color:#0f1626!important}
}
`
