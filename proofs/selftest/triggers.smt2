;; shift
(declare-fun shift (addr
  Int) addr)

;; P_small
(declare-fun P_small ((Array addr Int)
  addr
  Int) Bool)

;; P_small'def
(assert
  (forall ((Mint (Array addr Int)) (p addr) (i Int))
  (let ((x (select Mint (shift p i))))
  (= (P_small
  Mint
  p
  i) (and (<= 0 x) (< x 10))))))

;; L_first'def
(assert
  (forall ((Mint (Array addr Int)) (p addr)) (= (L_first Mint p) (select Mint (shift p 0)))))

;; Q_lemma
(assert
  (forall ((Mint (Array addr Int)) (p addr)) (=> (P_small Mint p 0) (< (L_first Mint p) 10))))

(check-sat)
