"""Compiles Typst files to PDF in one process: font folder, then files."""
import sys
import typst

fonts, *files = sys.argv[1:]
compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)
for file in files:
    compiler.compile(input=file, output=file + ".pdf", format="pdf")
