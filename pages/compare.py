from ui import nav

nav.frame("pages/compare.py")
