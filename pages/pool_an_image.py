from ui import nav

nav.frame("pages/pool_an_image.py")
