import { Html } from './html.ts'

/** One style sheet of the same paper, ink and thread as the desk; large print is the same page in a bigger unit. */
export const style = new Html(`<style>
:root{--paper:#f5f2eb;--card:#fffdf9;--line:#e0d8c9;--edge:#8b8170;--ink:#25221d;--soft:#5c5548;--needle:#0e595d;--deep:#093f42;--tint:#e1eeeb;--danger:#9c2b1c;--dtint:#fbe8e2;--warn:#7d4a00;--wtint:#faeed2;--ok:#27602f;--otint:#e4f0df}
html{font-size:106.25%;background:var(--paper);color:var(--ink);font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
html.large{font-size:143.75%}
body{margin:0;font-family:'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',system-ui,sans-serif;line-height:1.75;overflow-wrap:anywhere}
@font-face{font-family:q;src:local('Segoe UI'),local('Helvetica Neue'),local('Roboto'),local('Noto Sans'),local('Liberation Sans'),local('Arial'),local('DejaVu Sans');unicode-range:U+2018-201D}
:lang(en) body{font-family:q,'Segoe UI','Helvetica Neue',Roboto,'Noto Sans','Liberation Sans',Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
a{color:var(--needle);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--needle);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99em}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:2}
header.top{border-bottom:1px solid var(--line);background:var(--card)}
.bar{max-width:46rem;margin:auto;padding:.7rem 1.1rem;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;align-items:center}
.brand{font-weight:650;font-size:1.1rem;text-decoration:none;color:var(--ink);display:flex;gap:.5rem;align-items:center;margin-right:auto}
.brand svg{flex:none}
.bar nav,.tools{display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.bar a.link,.tools a{padding:.25rem 0;text-decoration:none}.bar a.link:hover,.tools a:hover{text-decoration:underline}
.tools{font-size:.88rem}
main{max-width:46rem;margin:auto;padding:1.6rem 1.1rem 3.5rem}
h1{font-size:1.55rem;line-height:1.35;margin:.2rem 0 .6rem;text-wrap:balance}
h2{font-size:1.15rem;line-height:1.5;margin:2rem 0 .5rem}
p{margin:.5rem 0}.soft{color:var(--soft)}.small{font-size:.88rem}
.lead{font-size:1.06rem;color:var(--soft);max-width:36rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:9px;padding:1rem 1.15rem;margin:.8rem 0}
.doors{display:grid;gap:.8rem;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));margin:1.4rem 0}
.door{display:block;background:var(--card);border:1px solid var(--line);border-radius:9px;padding:1.05rem 1.15rem;text-decoration:none;color:var(--ink)}
.door:hover{border-color:var(--needle)}.door b{display:block;font-size:1.12rem}.door span{color:var(--soft);font-size:.92rem}
.door.first{background:var(--needle);border-color:var(--needle);color:#fff}.door.first span{color:#dbeceb}.door.first:hover{background:var(--deep)}
label,legend{font-weight:600;display:block;margin:1.1rem 0 .3rem;padding:0}
label .soft,legend .soft{font-weight:400}
fieldset{border:0;margin:1.2rem 0 0;padding:0;min-width:0}fieldset legend{margin-top:0}
input:not([type=checkbox]):not([type=radio]):not([type=file]),textarea,select{font:inherit;width:100%;box-sizing:border-box;padding:.6rem .75rem;border:1px solid var(--edge);border-radius:6px;background:#fff;color:var(--ink);min-height:2.75rem}
textarea{min-height:9rem;line-height:1.75}input[type=file]{font:inherit;max-width:100%;padding:.5rem 0}
.tick{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;margin:.7rem 0;padding:.2rem 0}
.tick input{width:1.35rem;height:1.35rem;margin:.2rem 0 0;accent-color:var(--needle);flex:none}
.row{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr))}
.choice{display:flex;flex-wrap:wrap;gap:.5rem}
.choice label{margin:0;font-weight:400;border:1px solid var(--edge);border-radius:6px;padding:.45rem .9rem;background:#fff;display:flex;gap:.5rem;align-items:center;min-height:1.85rem}
.choice input{accent-color:var(--needle);width:1.15rem;height:1.15rem;margin:0}
button,.button{font:inherit;font-weight:600;display:inline-block;border:1px solid var(--needle);border-radius:6px;background:var(--needle);color:#fff;padding:.65rem 1.5rem;min-height:2.9rem;cursor:pointer;text-decoration:none;box-sizing:border-box}
button:hover,.button:hover{background:var(--deep)}
button.quiet,.button.quiet{background:transparent;color:var(--needle)}button.quiet:hover,.button.quiet:hover{background:var(--tint)}
.actions{display:flex;flex-wrap:wrap;gap:.8rem;margin:1.4rem 0 .4rem}
.note{border-left:4px solid var(--needle);background:var(--tint);padding:.7rem 1rem;border-radius:0 6px 6px 0;margin:1rem 0}
.note.bad{border-color:var(--danger);background:var(--dtint)}.note.good{border-color:var(--ok);background:var(--otint)}
.tag{display:inline-block;border-radius:4px;padding:.05rem .55rem;font-size:.86rem;background:var(--tint);color:var(--deep);font-weight:600}
.tag.done{background:var(--otint);color:var(--ok)}.tag.late{background:var(--dtint);color:var(--danger)}.tag.wait{background:var(--wtint);color:var(--warn)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.1rem;margin:.8rem 0}.facts dt{color:var(--soft)}.facts dd{margin:0}
.steps{list-style:none;margin:1rem 0;padding:0 0 0 1.3rem;border-left:2px solid var(--line)}
.steps li{position:relative;margin:0 0 1.05rem}.steps li::before{content:"";position:absolute;left:-1.72rem;top:.55rem;width:.62rem;height:.62rem;border-radius:50%;background:var(--card);border:2px solid var(--needle)}
.steps li:last-child::before{background:var(--needle)}.steps time{color:var(--soft);font-size:.88rem;display:block}
.steps .said{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.5rem .8rem;margin:.35rem 0;white-space:pre-line}
.words{white-space:pre-line}
.ticket{display:flex;flex-wrap:wrap;gap:1.2rem;align-items:center}.ticket .qr{width:9.5rem;height:9.5rem;background:#fff;padding:.4rem;border:1px solid var(--line);border-radius:6px}
.pictures{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0;padding:0}.pictures img{display:block;height:12rem;max-width:100%;object-fit:cover;border:1px solid var(--line);border-radius:6px}
.big{font-size:1.55rem;font-weight:650;letter-spacing:.06em;line-height:1.4}
.list{list-style:none;margin:0;padding:0}.list.card{margin:.8rem 0;padding:0 1.15rem}.list>li{border-top:1px solid var(--line);padding:.9rem 0}.list>li:first-child{border-top:0}
.list h2{margin:0 0 .15rem;font-size:1.05rem;line-height:1.5}
table{border-collapse:collapse;width:100%;background:var(--card)}th,td{text-align:left;padding:.55rem .7rem;border-bottom:1px solid var(--line)}th{font-weight:600;color:var(--soft);font-size:.9rem}td.n,th.n{text-align:right}
.wide th,.wide td{overflow-wrap:normal}.wide{margin:1rem 0;overflow-x:auto;border:1px solid var(--line);border-radius:9px}.wide table tr:last-child td{border-bottom:0}
.map{margin:1rem 0}.map svg{display:block;width:100%;height:auto;background:var(--card);border:1px solid var(--line);border-radius:9px}
.map path{fill:none;stroke-linejoin:round}.map .water{stroke:#a9c9d3;stroke-width:8}.map .edge{stroke:var(--edge);stroke-dasharray:5 5}.map .road{stroke:#cdbf9f;stroke-width:5}
.map text{font-size:15px;fill:var(--ink);stroke:var(--card);stroke-width:4;paint-order:stroke;text-anchor:middle}.map .pin{fill:var(--needle);stroke:#fff;stroke-width:2}.map .ring{fill:var(--needle);fill-opacity:.18}
.calls{display:flex;flex-wrap:wrap;gap:.4rem 1.3rem;list-style:none;margin:.4rem 0 0;padding:0}.calls a{font-weight:650;font-size:1.15em;display:inline-block;padding:.3rem 0}
.pick{display:flex;flex-wrap:wrap;gap:.6rem;margin:.8rem 0 0}.pick button{padding:.4rem 1rem;min-height:2.75rem}
[hidden]{display:none!important}
footer{border-top:1px solid var(--line);font-size:.88rem;color:var(--soft)}footer .bar{justify-content:space-between;padding-block:1.1rem}
details summary{cursor:pointer;font-weight:600;padding:.4rem 0}
@media(max-width:30rem){.map text{font-size:25px}.bar nav{column-gap:.6rem;font-size:.92rem}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}.actions>*{width:100%;text-align:center}.row button{margin-top:.6rem;width:100%}.wide th,.wide td{padding:.5rem .22rem;font-size:.9rem}.wide :is(th,td):first-child{padding-left:.6rem}.wide :is(th,td):last-child{padding-right:.6rem}.wide th{font-size:.74rem}}
@media print{header.top,footer,.actions,.tools{display:none}body{background:#fff}}
</style>`)
