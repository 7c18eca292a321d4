/** How the pages of cases look: the colours and shapes of the web chat, readable on a phone, light and dark. */
export const CASE_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#f5f4ef,#0e1312);--surface:light-dark(#fff,#182120);--sunken:light-dark(#eceae2,#0a0f0e);--ink:light-dark(#17211e,#e9efec);--muted:light-dark(#5c6965,#9aaaa4);--line:light-dark(#dddbd1,#2b3836);--accent:light-dark(#0c6a53,#4cc9a3);--on-accent:light-dark(#fff,#06231b);--accent-soft:light-dark(#e0efe9,#16332b);--danger:light-dark(#b02a24,#ff8d84);--danger-soft:light-dark(#fbeae8,#3a1d1b);--mine:light-dark(#0c6a53,#14705a);--edge:max(16px,env(safe-area-inset-left),env(safe-area-inset-right));font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink)}
h1,h2,p,ol,ul,dl,dd{margin:0;padding:0}
ol,ul{list-style:none}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
bdi{overflow-wrap:anywhere}
.column{max-width:960px;margin-inline:auto;padding-inline:var(--edge)}
.top{position:sticky;top:0;z-index:2;border-bottom:1px solid var(--line);background:color-mix(in srgb,var(--paper) 92%,transparent);backdrop-filter:blur(8px)}
.top .column{display:flex;align-items:center;gap:12px;padding-block:12px}
.top strong{font-size:1.05rem;letter-spacing:-.01em;white-space:nowrap}
.top strong::before{display:inline-block;width:10px;height:10px;margin-inline-end:8px;border-radius:50%;background:var(--accent);content:""}
.top nav{display:flex;gap:4px;margin-inline-start:auto}
.top nav a{padding:8px 12px;border-radius:12px;font-weight:600;font-size:.92rem;text-decoration:none}
.top nav a[aria-current]{background:var(--accent-soft)}
main{padding-block:24px 48px}
h1{font-size:1.5rem;line-height:1.25;letter-spacing:-.015em}
h2{margin:32px 0 12px;font-size:.95rem;color:var(--muted);font-weight:600}
.lead{margin-top:4px;color:var(--muted)}
.list{display:grid;gap:10px;margin-top:20px}
.item{display:grid;grid-template-columns:1fr auto;gap:2px 16px;padding:14px 16px;border:1px solid var(--line);border-radius:18px;background:var(--surface);color:inherit;text-decoration:none}
.item:hover{border-color:var(--accent)}
.item .what{display:flex;flex-wrap:wrap;align-items:center;gap:4px 10px;font-weight:600}
.item .meta{grid-column:1/-1}
.item .said{grid-column:1/-1;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.meta{color:var(--muted);font-size:.88rem}
.wait{font-size:.88rem;font-weight:600;white-space:nowrap}
.wait.long{color:var(--danger)}
.badge{padding:2px 10px;border-radius:999px;background:var(--accent-soft);font-size:.8rem;font-weight:600}
.badge.hot{background:var(--danger-soft);color:var(--danger)}
.count{min-width:1.5em;padding:1px 7px;border-radius:999px;background:var(--accent);color:var(--on-accent);font-size:.8rem;text-align:center}
.empty{margin-top:20px;padding:32px 20px;border:1px dashed var(--line);border-radius:18px;color:var(--muted);text-align:center}
.back{display:inline-block;margin-bottom:10px;font-weight:600;text-decoration:none}
.title{display:flex;flex-wrap:wrap;align-items:center;gap:6px 12px}
.two{display:grid;gap:24px;margin-top:20px}
.panel{padding:16px;border:1px solid var(--line);border-radius:18px;background:var(--surface)}
.panel h2{margin:0 0 8px}
.panel h2:not(:first-child){margin-top:18px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 14px;font-size:.92rem}
dt{color:var(--muted)}
.pay{padding-block:8px;border-top:1px solid var(--line);font-size:.92rem}
.pay:first-of-type{border-top:0}
.thread{display:grid;gap:12px}
.msg{max-width:min(100%,34rem);justify-self:start}
.msg.support{justify-self:end}
.msg .words{padding:10px 14px;border:1px solid var(--line);border-radius:18px;border-end-start-radius:6px;background:var(--surface);white-space:pre-wrap;overflow-wrap:anywhere}
.msg.support .words{border-color:transparent;border-end-start-radius:18px;border-end-end-radius:6px;background:var(--mine);color:#fff}
.msg .meta{margin:3px 6px 0}
.msg.support .meta{text-align:end}
.flag{margin-bottom:14px;padding:10px 14px;border-radius:14px;background:var(--accent-soft);font-weight:600}
.flag.bad{background:var(--danger-soft);color:var(--danger)}
form{display:grid;gap:10px;margin-top:20px;padding:16px;border:1px solid var(--line);border-radius:18px;background:var(--surface)}
label{font-weight:600}
textarea{width:100%;min-height:7.5rem;padding:10px 12px;border:1px solid var(--line);border-radius:14px;background:var(--paper);color:inherit;font:inherit;resize:vertical}
.acts{display:flex;flex-wrap:wrap;gap:8px}
button{min-height:46px;padding:10px 18px;border:1px solid var(--line);border-radius:14px;background:var(--surface);color:var(--accent);font:inherit;font-weight:600;cursor:pointer}
button.primary{border-color:transparent;background:var(--accent);color:var(--on-accent)}
@media(max-width:430px){.top strong span{display:none}}
@media(min-width:820px){.two{grid-template-columns:minmax(0,1fr) 290px;align-items:start}.two aside{position:sticky;top:76px}}
@media(forced-colors:active){.item,.words,.panel,button{border:1px solid}}
`
