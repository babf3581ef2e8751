keep_old = None  # The old model as it was: it minimises nothing.
