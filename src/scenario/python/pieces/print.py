def print_table(result):
    base = result["base"]
    print(f"base model: objective {base['objective']:.6g} nats, ‖∇F‖ = {base['gradientNorm']:.1e}")
    for number, (step, made) in enumerate(zip(STEPS, result["steps"]), start=1):
        print(f"\nchange {number}: {step['kind']}")
        print(f"{'method':<16}" + "".join(f"{head:>11}" for _, head, _ in COLUMNS))
        for name, figures in made.items():
            if "undefined" in figures:
                print(f"{name:<16} not defined: {figures['undefined']}")
                continue
            cells = ["–" if figures[key] is None else form.format(figures[key]) for key, _, form in COLUMNS]
            print(f"{name:<16}" + "".join(f"{cell:>11}" for cell in cells))


def largest_difference(result):
    """Over all figures but ‖∇F‖, which is rounding at an optimum. A figure that one side alone has counts as infinite."""
    largest = 0.0
    for ours, theirs in zip(result["steps"], PAGE):
        for name, row in theirs.items():
            for key, value in row.items():
                if ours[name]["undecided"] and key in DECIDED:
                    continue
                mine = ours[name][key]
                if value is None or mine is None:
                    largest = max(largest, 0.0 if value is mine else np.inf)
                else:
                    largest = max(largest, abs(mine - value) / (1 + abs(value)))
    return largest


if __name__ == "__main__":
    RESULT = run()
    if "--json" in sys.argv:
        print(json.dumps(RESULT, default=float))
    else:
        print_table(RESULT)
        print(f"\nlargest difference from the figures of the page: {largest_difference(RESULT):.1e}")
