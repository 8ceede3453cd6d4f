/** A longer list prints the page that is shown. */
const MOST_PRINTED = 5000

/** The run report's script: search, filter, sort and page through the rows in `#data`. Plain JavaScript for any browser of the last years. */
export function pageScript(pageSize: number): string {
  return `(function(){
"use strict"
var INPUT=0,STATUS=1,REASON=2,ORGAN=3,YEAR=4,FORM=5,ERRORS=6,WARNINGS=7,INFOS=8,OUTPUTS=9
var columns=[ORGAN,YEAR,FORM,ERRORS,WARNINGS,INFOS,INPUT]
var all=JSON.parse(document.getElementById("data").textContent)
var order=new Intl.Collator("zh-CN"),shown=all,page=0,sorted=-1,falling=false
var body=document.getElementById("rows"),query=document.getElementById("query"),only=document.getElementById("only")
function cell(row,name,text,span){var c=document.createElement(name);c.textContent=text;if(span)c.colSpan=span;row.appendChild(c);return c}
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
  if(r[STATUS]!=="converted"){tr.className=r[STATUS];cell(tr,"td",(r[STATUS]==="failed"?"失败：":"略过：")+r[REASON],6);cell(tr,"td",r[INPUT]);cell(tr,"td","")}
  else{cell(tr,"th",r[ORGAN]||"（未写明）").scope="row";cell(tr,"td",r[YEAR]===null?"—":r[YEAR]).className="number";cell(tr,"td",r[FORM])
   ;[ERRORS,WARNINGS,INFOS].forEach(function(k){cell(tr,"td",r[k]).className="number"})
   cell(tr,"td",r[INPUT]);var links=cell(tr,"td","");r[OUTPUTS].forEach(function(p){links.appendChild(link(p));links.appendChild(document.createTextNode(" "))})}
  body.appendChild(tr)})
}
function filter(){
 var words=query.value.trim().toLowerCase().split(/\\s+/).filter(Boolean),which=only.value
 shown=all.filter(function(r){
  if(which==="errors"&&!(r[ERRORS]>0)||which==="warnings"&&!(r[WARNINGS]>0)||(which==="failed"||which==="skipped")&&r[STATUS]!==which)return false
  var text=(r[ORGAN]+" "+(r[YEAR]===null?"":r[YEAR])+" "+r[INPUT]+" "+r[FORM]+" "+r[REASON]).toLowerCase()
  return words.every(function(w){return text.indexOf(w)>=0})})
 sort();page=0;draw()
}
function sort(){
 if(sorted<0)return
 var k=columns[sorted],sign=falling?-1:1
 shown=shown.slice().sort(function(a,b){var x=a[k],y=b[k],empty=function(r){return r[k]===null||r[k]===""||r[STATUS]!=="converted"&&k!==INPUT}
  if(empty(a)||empty(b))return Number(empty(a))-Number(empty(b))
  return sign*(typeof x==="number"&&typeof y==="number"?x-y:order.compare(String(x),String(y)))})
}
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
query.addEventListener("input",filter);only.addEventListener("change",filter)
draw()
})()`
}
