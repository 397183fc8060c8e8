/** The panel's look. Logical sides only, so that it turns with the direction of the language. */
export const css = `
.panel{--bg:#fff;--fg:#1f1d2b;--mut:#5f5b6e;--line:#e4e1ea;--soft:#f4f2f7;--bad:#b3261e;--warm:#8a4300;--ok:#1b7f4d;bottom:calc(var(--y) + 76px);display:flex;flex-direction:column;width:min(400px,100vw - 2*var(--x));height:min(700px,100dvh - var(--y) - 96px);overflow:hidden;border:1px solid var(--line);border-radius:16px;background:var(--bg);color:var(--fg);color-scheme:light;box-shadow:var(--shadow);animation:up .16s}
.shut{display:contents}
:host([open]) .l>:not(.shut),:host(:not([open])) .shut{display:none}
@keyframes up{from{opacity:0;transform:translateY(8px)}}
:where(.panel,.panel *){box-sizing:border-box;margin:0;padding:0}
:where(.panel *){font:inherit;color:inherit;background:none;border:0}
:where(.panel) :is(button,a){cursor:pointer}
.panel :is(b,strong,h2,.main){font-weight:600}
.panel :focus-visible{outline:2px solid;outline-offset:-3px}
.panel :disabled{opacity:.5}
.head{display:flex;gap:10px;align-items:center;padding:12px 8px 12px 16px;background:var(--a);color:var(--i)}
.who{flex:1;min-width:0}
h2{font-size:17px;line-height:1.3;overflow-wrap:anywhere}
.vh{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.who p{font-size:13px}
.icon,.go{display:grid;place-items:center;width:44px;height:44px;flex:none;border-radius:12px}
.panel svg{width:24px;height:24px;flex:none}
.strip{display:flex;flex-wrap:wrap;align-items:center;gap:4px 8px;min-height:48px;padding:4px 12px 4px 16px;border-bottom:1px solid var(--line);font-size:13px;color:var(--mut)}
.hours{flex:1 0 auto;max-width:100%}
.strip>.human{padding-inline:12px;font-size:14px}
.on::before{content:"";display:inline-block;width:8px;height:8px;margin-inline-end:8px;border-radius:4px;background:var(--ok)}
.note{padding:8px 16px;font-size:14px;background:var(--soft);color:var(--warm);border-bottom:1px solid var(--line)}
.log{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:16px}
ol.list{list-style:none;display:flex;flex-direction:column;gap:12px}
.list>li{max-width:88%;align-self:flex-start}
.list>.visitor{align-self:flex-end}
.list>.system{align-self:center;max-width:100%;text-align:center;font-size:13px;color:var(--mut)}
.bubble{padding:10px 14px;border-radius:16px;border-start-start-radius:4px;background:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere}
.system .bubble{padding:0;background:none}
.visitor .bubble{border-radius:16px;border-end-end-radius:4px;background:var(--a);color:var(--i);width:fit-content;margin-inline-start:auto}
.bubble :is(ul,ol){margin:4px 0;padding-inline-start:22px}
.bubble ul{list-style:disc}
.panel ::placeholder{color:var(--mut);opacity:1}
.by{display:flex;gap:8px;align-items:center;flex-wrap:wrap;margin-bottom:4px;font-size:12px;color:var(--mut)}
.visitor .by{justify-content:flex-end}
.bubble+.by{margin:4px 0 0}
.ai{padding:0 6px;border:1px solid var(--line);border-radius:8px}
.panel .bad{color:var(--bad)}
.from{margin-top:4px;font-size:13px;color:var(--mut)}
.acts{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.acts>*,.human{min-height:36px;padding:6px 14px;border:1px solid #8888;border-radius:18px;color:var(--fg);font-size:15px;text-decoration:none;text-align:start}
.acts>.text{border-color:#0000;color:var(--mut)}
:is(.acts,.strip)>button:hover,.drawer :is(button,a):not(.main):hover{background:var(--soft)}
.card{margin-top:8px;padding:14px;border:1px solid var(--line);border-radius:16px;font-size:15px}
.panel form:not(.write){display:grid;gap:10px}
label{display:grid;gap:4px}
input,textarea{width:100%;min-height:44px;padding:9px 12px;border:1px solid #8a8598;border-radius:12px;background:var(--bg);font-size:16px}
.main,.go{min-height:44px;border-radius:12px;background:var(--a);color:var(--i)}
.text,.bubble a,.from a{text-decoration:underline;min-height:24px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:8px 0;overflow-wrap:anywhere}
.count{padding:0 16px;font-size:12px;color:var(--mut)}
.write{display:flex;gap:8px;align-items:flex-end;padding:10px 12px max(10px,env(safe-area-inset-bottom));border-top:1px solid var(--line)}
textarea{max-height:132px;resize:none}
.dots .bubble{display:flex;gap:5px;width:64px;padding:15px 18px}
i{width:7px;height:7px;border-radius:4px;background:var(--mut);animation:dot 1.2s infinite}
i+i{animation-delay:.15s}i+i+i{animation-delay:.3s}
@keyframes dot{0%,60%,to{opacity:.3}}
.drawer{position:absolute;inset:auto 0 0;max-height:100%;overflow:auto;display:grid;gap:4px;padding:16px;border-top:1px solid var(--line);border-radius:16px 16px 0 0;background:var(--bg);box-shadow:var(--shadow)}
.drawer :is(button,a){min-height:44px;padding:10px 12px;border-radius:12px;text-align:start}
.drawer .main{text-align:center}
@media(max-width:600px),(max-height:480px){.panel.panel{inset:0;width:auto;height:100dvh;border:0;border-radius:0}:host([open]) .l{display:none}}
@media(max-height:480px){.head{padding-block:0}h2{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.strip{min-height:40px;padding-block:0}.log{padding-block:8px}}
@media(prefers-color-scheme:dark){.panel{--bg:#1b1923;--fg:#f1eff7;--mut:#aca7bb;--line:#3a3647;--soft:#292633;--bad:#ffb4ab;--warm:#ffb870;--ok:#5bd69b;color-scheme:dark}}
@media(prefers-reduced-motion:reduce){*{animation:none!important}}
@media(forced-colors:active){.bubble,.go,.main{border:1px solid}}`;
