//! Links that must load as fast as any other.

/// The longest race link: eight lanes and every kind of key. A wait is given as a whole or in its parts, and a model writes
/// drafts or blocks, so the lanes alternate. The task is the one that the page contains: another one adds its own file.
pub fn longest_race_link() -> String {
    let mut link = "#/race?v=1&scenario=rate-limiter&lanes=".to_owned();
    let bases = [
        "gpt-5.3-codex",
        "codex-spark",
        "llama-3.3-70b-groq",
        "claude-opus-4.6",
        "mercury-2",
        "local-70b",
        "taalas-hc1",
        "custom",
    ];
    link += &bases.join(",");
    link += "&turn=1&turns=all&pause=2.5&text=own&seed=9007199254740991&speed=0.5&at=2.5&play=0&reveal=all&embed=0&present=0&theme=dark";
    for lane in 0..bases.len() {
        let either = [
            ["ttft=1.25", "ttft_p95=2.75", "draft=4", "accept=0.75", "stall=0.25", "stall_every=2.5", "think=250"]
                .as_slice(),
            &[
                "connection=new",
                "rtt=0.125",
                "queue=1.25",
                "prefill=4000",
                "context=9000",
                "cached=0.5",
                "cached_cost=0.1",
                "block=32",
            ],
        ][lane % 2];
        let both = ["rate=123.4", "jitter=0.75", "chunk=4", "flush=0.05", "script=fast", "name=A+lane+of+my+own"];
        for pair in both.iter().chain(either) {
            link += &format!("&{lane}.{pair}");
        }
    }
    link
}
