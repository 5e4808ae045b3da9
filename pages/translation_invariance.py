from ui import nav

nav.frame("pages/translation_invariance.py")
