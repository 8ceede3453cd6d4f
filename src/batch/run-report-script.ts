/** A longer list prints the page that is shown. */
const MOST_PRINTED = 5000
/** Names of organs offered while one is typed; more only slow the page down. */
const MOST_OFFERED = 2000

/** The run report's script: search, filter, sort and page through the rows in `#data`. Plain JavaScript for any browser of the last years. */
export function pageScript(pageSize: number): string {
  return `(function(){
"use strict"
var INPUT=0,REPEATS=1,ORGAN=2,YEAR=3,FORM=4,ERRORS=5,WARNINGS=6,INFOS=7,OUTPUTS=8,CODES=9
var columns=[ORGAN,YEAR,FORM,ERRORS,WARNINGS,INFOS,INPUT]
var data=JSON.parse(document.getElementById("data").textContent),all=data.rows
var order=new Intl.Collator("zh-CN"),shown=all,page=0,sorted=-1,falling=false
var body=document.getElementById("rows"),query=document.getElementById("query"),only=document.getElementById("only")
var organ=document.getElementById("organ"),year=document.getElementById("year"),form=document.getElementById("form"),code=document.getElementById("code")
function cell(row,name,text){var c=document.createElement(name);c.textContent=text;row.appendChild(c);return c}
function link(path){var a=document.createElement("a");a.href=path.split("/").map(encodeURIComponent).join("/")
 a.textContent=/\\.check\\.html$/.test(path)?"审核单":path.slice(path.lastIndexOf(".")+1).toUpperCase();return a}
function draw(){
 fill(shown.slice(page*${pageSize},(page+1)*${pageSize}))
 var pages=Math.max(1,Math.ceil(shown.length/${pageSize}))
 document.getElementById("page").textContent="第"+(page+1)+"页，共"+pages+"页"
 document.getElementById("previous").disabled=page===0
 document.getElementById("next").disabled=page>=pages-1
 document.getElementById("shown").textContent="列出"+shown.length+"条，共"+all.length+"条"
}
function fill(rows){
 body.textContent=""
 rows.forEach(function(r){
  var tr=document.createElement("tr")
  cell(tr,"th",r[ORGAN]||"（未写明）").scope="row";cell(tr,"td",r[YEAR]===null?"—":r[YEAR]).className="number";cell(tr,"td",r[FORM])
  ;[ERRORS,WARNINGS,INFOS].forEach(function(k){cell(tr,"td",r[k]).className="number"})
  var file=cell(tr,"td",r[INPUT]+" ");if(r[REPEATS])cell(file,"em","重复："+r[REPEATS])
  var links=cell(tr,"td","");r[OUTPUTS].forEach(function(p){links.appendChild(link(p));links.appendChild(document.createTextNode(" "))})
  body.appendChild(tr)})
}
function filter(){
 var words=query.value.trim().toLowerCase().split(/\\s+/).filter(Boolean),which=only.value,named=organ.value.trim(),wanted=Number(code.value)
 shown=all.filter(function(r){
  if(which==="errors"&&!(r[ERRORS]>0)||which==="warnings"&&!(r[WARNINGS]>0)||which==="repeated"&&!r[REPEATS]||which==="counted"&&r[REPEATS])return false
  if(named&&r[ORGAN].indexOf(named)<0||year.value&&String(r[YEAR])!==year.value||form.value&&r[FORM]!==form.value||code.value&&r[CODES].indexOf(wanted)<0)return false
  var text=(r[ORGAN]+" "+(r[YEAR]===null?"":r[YEAR])+" "+r[INPUT]+" "+r[FORM]).toLowerCase()
  return words.every(function(w){return text.indexOf(w)>=0})})
 sort();page=0;draw()
}
function sort(){
 if(sorted<0)return
 var k=columns[sorted],sign=falling?-1:1
 shown=shown.slice().sort(function(a,b){var x=a[k],y=b[k],empty=function(r){return r[k]===null||r[k]===""}
  if(empty(a)||empty(b))return Number(empty(a))-Number(empty(b))
  return sign*(typeof x==="number"&&typeof y==="number"?x-y:order.compare(String(x),String(y)))})
}
function choices(column){return all.map(function(r){return r[column]}).filter(function(v){return v!==null&&v!==""}).reduce(function(s,v){s.add(v);return s},new Set())}
function offer(list,values,texts){values.forEach(function(v,i){var o=document.createElement("option");o.value=v;o.textContent=texts?texts[i]:v;list.appendChild(o)})}
offer(year,Array.from(choices(YEAR)).sort(function(a,b){return b-a}))
offer(form,Array.from(choices(FORM)).sort(order.compare))
offer(document.getElementById("organs"),Array.from(choices(ORGAN)).sort(order.compare).slice(0,${MOST_OFFERED}))
offer(code,data.codes.map(function(_,i){return i}),data.codes)
document.querySelectorAll("button[data-cause]").forEach(function(button){button.hidden=false;button.addEventListener("click",function(){
 code.value=button.dataset.cause;filter();document.getElementById("list").scrollIntoView()})})
document.querySelectorAll("thead button").forEach(function(button){button.addEventListener("click",function(){
 var column=Number(button.dataset.column);falling=sorted===column?!falling:columns[column]===ERRORS||columns[column]===WARNINGS||columns[column]===INFOS;sorted=column
 document.querySelectorAll("thead th[aria-sort]").forEach(function(th){th.setAttribute("aria-sort","none")})
 button.parentNode.setAttribute("aria-sort",falling?"descending":"ascending");sort();page=0;draw()})})
document.getElementById("previous").addEventListener("click",function(){page--;draw()})
document.getElementById("next").addEventListener("click",function(){page++;draw()})
document.getElementById("filters").addEventListener("submit",function(e){e.preventDefault()})
document.getElementById("filters").hidden=false
document.getElementById("pages").hidden=false
window.addEventListener("beforeprint",function(){if(shown.length<=${MOST_PRINTED})fill(shown)})
window.addEventListener("afterprint",draw)
query.addEventListener("input",filter);organ.addEventListener("input",filter)
;[only,year,form,code].forEach(function(list){list.addEventListener("change",filter)})
draw()
})()`
}
